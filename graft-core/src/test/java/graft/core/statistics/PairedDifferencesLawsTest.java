package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How often what {@link PairedDifferences} says is so, on simulated families. */
@Execution(ExecutionMode.CONCURRENT)
class PairedDifferencesLawsTest {
  private static final int RUNS = 300;
  private static final int MANY_RUNS = 1500;
  private static final int EXAMPLES = 40;
  private static final double EFFECT = 0.095;
  private static final Family TWENTY = Family.of(20, 2, 2, 30);

  @Test
  void covers_the_truth_when_photos_differ_and_trainings_do_not() {
    assertThat(TWENTY.withSpreads(0, 1, 0).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(TWENTY.withSpreads(0, 1, 0.5).meanCoverage(RUNS)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_trainings_differ_and_photos_do_not() {
    assertThat(TWENTY.withSpreads(1, 0, 0).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(TWENTY.withSpreads(1, 0, 0.5).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(Family.of(20, 1, 3, 30).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(Family.of(20, 4, 2, 15).meanCoverage(RUNS)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_both_differ() {
    assertThat(TWENTY.withSpreads(0.1, 1, 0.5).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(TWENTY.withSpreads(0.3, 1, 1).meanCoverage(RUNS)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_folds_differ_in_size() {
    Family nearly = TWENTY.withFolds(27, 33);
    assertThat(nearly.meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(nearly.withSpreads(0.2, 1, 1).meanCoverage(RUNS)).isBetween(0.92, 0.98);
    assertThat(TWENTY.withFolds(20, 40).meanCoverage(RUNS)).isBetween(0.92, 0.99);
  }

  @Test
  void errs_on_the_safe_side_when_only_the_rest_differs() {
    assertThat(TWENTY.withSpreads(0, 0, 1).meanCoverage(RUNS)).isGreaterThan(0.95);
  }

  @Test
  void one_comparison_and_small_families_cover_the_truth() {
    assertThat(Family.of(1, 2, 2, 4).meanCoverage(MANY_RUNS)).isBetween(0.92, 0.98);
    assertThat(Family.of(2, 2, 2, 4).meanCoverage(MANY_RUNS)).isBetween(0.92, 0.98);
    assertThat(Family.of(3, 2, 2, 4).meanCoverage(MANY_RUNS)).isBetween(0.92, 0.98);
    assertThat(Family.of(6, 2, 2, 4).meanCoverage(MANY_RUNS)).isBetween(0.92, 0.98);
  }

  @Test
  void covers_the_truth_when_the_start_that_all_share_has_its_luck() {
    assertThat(Family.of(20, 2, 2, 2).withShared(0.5).meanCoverage(MANY_RUNS))
        .isBetween(0.92, 0.98);
    assertThat(Family.of(20, 2, 2, 2).withShared(0.8).meanCoverage(MANY_RUNS))
        .isBetween(0.90, 0.98);
  }

  @Test
  void covers_the_truth_when_trainings_differ_unequally() {
    Family unequal = Family.of(20, 2, 2, 2);
    for (int c = 0; c < 20; c++) {
      unequal = unequal.withOne(c, c < 10 ? 1 : Math.sqrt(10));
    }
    double[] coverage = unequal.coverage(MANY_RUNS);
    assertThat(Arrays.stream(coverage).average().orElseThrow()).isBetween(0.92, 0.98);
    assertThat(Arrays.stream(coverage).min().orElseThrow()).isGreaterThan(0.86);
  }

  @Test
  void an_outlier_is_covered_nearly_as_often_and_spoils_nothing_for_the_others() {
    for (double deviation : new double[] {3, 10, 100}) {
      double[] coverage = Family.of(20, 2, 2, 2).withOne(19, deviation).coverage(MANY_RUNS);
      assertThat(coverage[19]).as("deviation %s", deviation).isGreaterThan(0.83);
      assertThat(Arrays.stream(coverage).limit(19).average().orElseThrow())
          .as("others, deviation %s", deviation)
          .isBetween(0.92, 0.98);
    }
  }

  @Test
  void false_findings_stay_rare_in_the_family() {
    assertThat(falseFindings(Family.of(20, 2, 2, 2))).isLessThan(0.05);
    assertThat(falseFindings(Family.of(20, 2, 2, 2).withOne(7, 10))).isLessThan(0.08);
    assertThat(falseFindings(Family.of(20, 2, 2, 2).withShared(0.5))).isLessThan(0.05);
  }

  /** How often at least one comparison is significant after Holm, though none differs. */
  private static double falseFindings(Family family) {
    int found = 0;
    for (int run = 0; run < MANY_RUNS; run++) {
      List<Double> p = adjusted(family.drawn(run), -Family.TRUTH);
      found += p.stream().anyMatch(a -> a < 0.05) ? 1 : 0;
    }
    return (double) found / MANY_RUNS;
  }

  @Test
  void finds_a_large_effect_whose_trainings_differ_more_than_the_others() {
    Family family = Family.of(20, 2, 2, 600).withSpreads(0.002, 0.1, 0).withOne(0, 0.02);
    int found = 0;
    for (int run = 0; run < EXAMPLES; run++) {
      found += adjusted(family.drawn(run), EFFECT - Family.TRUTH).getFirst() < 0.001 ? 1 : 0;
    }
    assertThat(found).isGreaterThan(2 * EXAMPLES / 3);
  }

  @Test
  void hardly_misses_it_where_the_trainings_deviate_as_they_do_on_average() {
    Family family = Family.of(20, 2, 2, 600).withSpreads(0.002, 0.1, 0).withOne(0, 0);
    int found = 0;
    for (int run = 0; run < EXAMPLES; run++) {
      List<double[][][]> drawn = family.drawn(run);
      for (double[][] fold : drawn.getFirst()) {
        Arrays.setAll(fold[0], p -> fold[0][p] - 0.02 / Math.sqrt(2));
        Arrays.setAll(fold[1], p -> fold[1][p] + 0.02 / Math.sqrt(2));
      }
      assertThat(PairedDifferences.of(drawn).getFirst().standardError()).isBetween(0.0098, 0.0112);
      found += adjusted(drawn, EFFECT - Family.TRUTH).getFirst() < 0.001 ? 1 : 0;
      assertThat(20 * moved(PairedDifferences.of(drawn.subList(0, 1)).getFirst(), EFFECT))
          .as("alone, %d", run)
          .isGreaterThan(0.05);
    }
    assertThat(found).isGreaterThanOrEqualTo(EXAMPLES * 9 / 10);
  }

  /** The p-values after Holm, with the truth moved by so much. */
  private static List<Double> adjusted(List<double[][][]> family, double shift) {
    return Holm.adjust(
        PairedDifferences.of(family).stream().map(e -> moved(e, Family.TRUTH + shift)).toList());
  }

  /** The p-value, with the truth moved to there. */
  private static double moved(Estimate e, double truth) {
    double value = e.value() - Family.TRUTH + truth;
    return new Estimate(value, e.standardError(), e.degreesOfFreedom()).pValue();
  }
}
