package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.metrics.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportanceTest {
  private static final Golden GOLDEN = Golden.read("/graft/core/search/search.golden");
  private static final ImportanceSettings SETTINGS =
      ImportanceSettings.defaults().withResamples(100);

  /** As in tools/golden/search.py: y applies where c is 1. */
  private static final Space SPACE =
      new Space(
          List.of(
              new Dimension.Continuous("x"),
              new Dimension.Choice("c", 3),
              new Dimension.Continuous("y"),
              new Dimension.Continuous("noise"),
              new Dimension.Choice("single", 1)),
          (dimension, soFar) -> dimension != 2 || soFar[1] == 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "importance20",
        "importance100",
        "importanceHalf",
        "importanceWide",
        "importanceGrid",
        "importanceLumped"
      })
  void shares_agree_with_optuna(String name) {
    // the golden points stand in the order x, c, y, noise, single too
    double[][] points = GOLDEN.rows(name + ".points", SPACE.size());
    double[] losses = GOLDEN.numbers(name + ".losses");
    double[] quantiles = GOLDEN.numbers(name + ".quantiles");
    double[] expected = GOLDEN.numbers(name + ".shares");
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      observations.add(new Observation(Point.of(points[i]), losses[i]));
    }
    ImportanceSettings settings = new ImportanceSettings(quantiles[0], quantiles[1], 20);
    List<Importance> found = Importance.of(SPACE, observations, settings, 1);
    for (int d = 0; d < SPACE.size(); d++) {
      String dimension = SPACE.dimensions().get(d).name();
      assertThat(of(dimension, found).share()).as(dimension).isCloseTo(expected[d], within(1e-9));
    }
  }

  @Test
  void shares_sum_to_one_and_come_largest_first() {
    Seeds.each(
        10,
        seed -> {
          List<Importance> found =
              Importance.of(SPACE, drawn(60, seed, p -> p.at(0)), SETTINGS, seed);
          assertThat(found.stream().mapToDouble(Importance::share).sum())
              .isCloseTo(1, within(1e-9));
          assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
          assertThat(found).hasSize(SPACE.size());
        });
  }

  @Test
  void what_the_loss_depends_on_comes_first_and_beyond_chance() {
    Seeds.each(
        20,
        seed -> {
          Importance first =
              Importance.of(SPACE, drawn(100, seed, p -> Math.abs(p.at(0) - 0.4)), SETTINGS, seed)
                  .getFirst();
          assertThat(first.name()).isEqualTo("x");
          assertThat(first.share()).isGreaterThan(0.5);
          assertThat(first.p()).isLessThan(0.02);
          assertThat(first.interval().low()).isLessThan(first.share());
          assertThat(first.standardError()).isBetween(0.001, 0.3);
        });
  }

  @Test
  void noise_is_told_from_importance() {
    int alarms = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom chance = new SplittableRandom(1000 + seed);
      List<Importance> found =
          Importance.of(SPACE, drawn(60, seed, p -> chance.nextDouble()), SETTINGS, seed);
      alarms += of("noise", found).p() <= 0.05 ? 1 : 0;
    }
    assertThat(alarms).as("of 60 with a level of 0.05").isLessThanOrEqualTo(8);
  }

  @Test
  void a_child_that_matters_only_where_it_applies_is_found() {
    Seeds.each(
        10,
        seed -> {
          ToDoubleFunction<Point> loss = p -> p.has(2) ? Math.abs(p.at(2) - 0.8) : 0.3;
          List<Importance> found = Importance.of(SPACE, drawn(200, seed, loss), SETTINGS, seed);
          assertThat(of("y", found).p()).isLessThan(0.02);
          assertThat(of("y", found).share()).isGreaterThan(of("noise", found).share());
        });
  }

  @Test
  void infinite_losses_are_the_worst() {
    ToDoubleFunction<Point> finite = p -> p.at(0) > 0.7 ? 100 + p.at(0) : p.at(3);
    ToDoubleFunction<Point> infinite = p -> p.at(0) > 0.7 ? Double.POSITIVE_INFINITY : p.at(3);
    assertThat(Importance.of(SPACE, drawn(80, 3, infinite), SETTINGS, 3))
        .isEqualTo(Importance.of(SPACE, drawn(80, 3, finite), SETTINGS, 3));
  }

  @Test
  void equal_losses_give_equal_shares_and_no_evidence() {
    assertThat(Importance.of(SPACE, drawn(40, 1, p -> 2.0), SETTINGS, 1))
        .allSatisfy(
            importance -> {
              assertThat(importance.share()).isEqualTo(0.2);
              assertThat(importance.p()).isEqualTo(1);
            });
  }

  @Test
  void the_same_seed_gives_the_same_intervals_and_another_others() {
    List<Observation> observations = drawn(60, 4, p -> p.at(0));
    List<Importance> once = Importance.of(SPACE, observations, SETTINGS, 4);
    assertThat(Importance.of(SPACE, observations, SETTINGS, 4)).isEqualTo(once);
    assertThat(Importance.of(SPACE, observations, SETTINGS, 5)).isNotEqualTo(once);
  }

  @Test
  void too_few_observations_are_refused_with_the_number() {
    assertThatThrownBy(() -> Importance.of(SPACE, drawn(10, 1, p -> p.at(0)), SETTINGS, 1))
        .hasMessageContaining("got 10");
    assertThat(Importance.of(SPACE, drawn(11, 1, p -> p.at(0)), SETTINGS, 1)).hasSize(5);
  }

  private static List<Observation> drawn(int n, long seed, ToDoubleFunction<Point> loss) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Point point =
          SPACE.point(
              d ->
                  SPACE.dimensions().get(d) instanceof Dimension.Choice choice
                      ? random.nextInt(choice.options())
                      : random.nextDouble());
      observations.add(new Observation(point, loss.applyAsDouble(point)));
    }
    return observations;
  }

  private static Importance of(String name, List<Importance> found) {
    return found.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
