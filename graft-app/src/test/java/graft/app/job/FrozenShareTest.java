package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.metrics.Softmax;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrozenShareTest {
  private static final int[] ROWS = {4, 2, 7};
  private static final int[] LABELS = {0, 1, 0};

  /** At a temperature of 2. */
  private static OutOfFold said(int[] rows, double... ofTheFirstClass) {
    List<double[]> logits =
        IntStream.range(0, rows.length)
            .mapToObj(i -> ofTheFirstClass[i])
            .map(p -> new double[] {2 * Math.log(p / (1 - p)), 0})
            .toList();
    return new OutOfFold(rows, logits, IntStream.of(rows).map(r -> r == 2 ? 1 : 0).toArray(), 2);
  }

  @Test
  void who_is_too_sure_gains_by_who_errs_elsewhere() {
    OutOfFold trained = said(ROWS, 0.99, 0.01, 0.01); // the last one wrongly
    OutOfFold before = said(ROWS, 0.8, 0.3, 0.9);

    FrozenShare best = FrozenShare.best(trained, before);

    assertThat(best.share()).isEqualTo(0.5);
    assertThat(best.said().rows()).isEqualTo(ROWS);
    assertThat(best.said().labels()).isEqualTo(LABELS);
    List<double[]> mixed = best.said().probabilities();
    assertThat(mixed.get(0)[0]).isCloseTo((0.99 + 0.8) / 2, within(1e-12));
    assertThat(mixed.get(1)[0]).isCloseTo((0.01 + 0.3) / 2, within(1e-12));
    assertThat(mixed.get(2)[0]).isCloseTo((0.01 + 0.9) / 2, within(1e-12));
    assertThat(best.said().loss())
        .isCloseTo(-(Math.log(0.895) + Math.log(1 - 0.155) + Math.log(0.455)) / 3, within(1e-12));
  }

  @Test
  void a_little_of_the_one_before_where_it_is_worth_little() {
    OutOfFold trained = said(ROWS, 0.95, 0.05, 0.2);
    OutOfFold before = said(ROWS, 0.6, 0.4, 0.4);

    assertThat(FrozenShare.best(trained, before).share()).isEqualTo(0.3);
  }

  @Test
  void nothing_of_it_where_it_only_errs() {
    OutOfFold trained = said(ROWS, 0.9, 0.1, 0.9);
    OutOfFold before = said(ROWS, 0.5, 0.5, 0.5);

    FrozenShare best = FrozenShare.best(trained, before);

    assertThat(best.share()).isZero();
    assertThat(best.said()).isSameAs(trained);
    assertThat(best.said().loss()).isCloseTo(-Math.log(0.9), within(1e-12));
  }

  @Test
  void certainty_stays_a_number() {
    OutOfFold trained =
        new OutOfFold(
            ROWS,
            Stream.of(900.0, -900.0, -900.0).map(z -> new double[] {z, 0}).toList(),
            LABELS,
            1);

    FrozenShare best = FrozenShare.best(trained, said(ROWS, 0.8, 0.3, 0.9));

    assertThat(best.share()).isEqualTo(0.5);
    assertThat(best.said().logits())
        .allSatisfy(z -> assertThat(Softmax.logLoss(z, 0, 1)).isFinite());
  }
}
