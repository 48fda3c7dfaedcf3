package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.metrics.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The split and the choice among candidates against Optuna's: see tools/golden/search.py. */
class TpeGoldenTest {
  private static final Golden GOLDEN = Golden.read("/graft/core/search/search.golden");
  private static final TpeSettings SETTINGS = TpeSettings.defaults();

  /** 0: x, 1: a choice of three, 2: y, which its option 1 alone has. */
  private static final Space SPACE =
      new Space(
          List.of(
              new Dimension.Continuous("x"),
              new Dimension.Choice("c", 3),
              new Dimension.Continuous("y")),
          (dimension, soFar) -> dimension != 2 || soFar[1] == 1);

  @ParameterizedTest
  @ValueSource(strings = {"split1", "split10", "split11", "splitTies", "splitInfinite", "split400"})
  void the_split_agrees_with_optuna(String name) {
    double[] losses = GOLDEN.numbers(name + ".losses");
    int[] good = GOLDEN.ints(name + ".good");
    List<Observation> told = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      told.add(new Observation(Point.of(i), losses[i]));
    }
    List<Point> pending =
        IntStream.range(losses.length, good.length).mapToObj(i -> Point.of(i)).toList();
    TpeSplit split = TpeSplit.of(told, pending, SETTINGS);
    assertThat(split.good()).isEqualTo(points(good, 1));
    assertThat(split.others()).isEqualTo(points(good, 0));
  }

  private static List<Point> points(int[] good, int value) {
    return IntStream.range(0, good.length)
        .filter(i -> good[i] == value)
        .mapToObj(i -> Point.of(i))
        .toList();
  }

  @Test
  void a_point_with_an_infinite_loss_is_never_good() {
    List<Observation> told = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      told.add(new Observation(Point.of(i), i == 7 ? 1e300 : Double.POSITIVE_INFINITY));
    }
    assertThat(TpeSplit.of(told, List.of(), SETTINGS).good()).containsExactly(Point.of(7));
  }

  @ParameterizedTest
  @CsvSource({"promise.number, 0", "promise.choice, 1", "promise.child, 2", "promise.both, 0 1"})
  void the_most_promising_candidate_is_that_of_optuna(String name, String dimensions) {
    List<Integer> numbers = List.of(dimensions.split(" ")).stream().map(Integer::valueOf).toList();
    TpeModel model = TpeModel.of(SPACE, numbers, split(name), SETTINGS);
    double[][] candidates = GOLDEN.rows(name + ".candidates", numbers.size());
    double[] promise = GOLDEN.numbers(name + ".promise");
    assertThat(promise).hasSize(24).hasSize(candidates.length);
    for (int i = 0; i < candidates.length; i++) {
      assertThat(model.promise(candidates[i])).isCloseTo(promise[i], within(1e-9));
    }
    assertThat(candidates[model.mostPromising(candidates)])
        .containsExactly(GOLDEN.numbers(name + ".best"));
  }

  private static TpeSplit split(String name) {
    double[][] points = GOLDEN.rows(name + ".points", 3);
    double[] losses = GOLDEN.numbers(name + ".losses");
    List<Observation> told = new ArrayList<>();
    List<Point> pending = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      Point point = SPACE.check(Point.of(points[i]));
      if (i < losses.length) {
        told.add(new Observation(point, losses[i]));
      } else {
        pending.add(point);
      }
    }
    assertThat(pending).hasSize(3);
    return TpeSplit.of(told, pending, SETTINGS);
  }
}
