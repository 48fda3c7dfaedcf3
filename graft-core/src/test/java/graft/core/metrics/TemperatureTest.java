package graft.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {
  private static final Golden GOLDEN = Golden.read("metrics.golden");

  @ParameterizedTest
  @ValueSource(strings = {"usual", "overconfident", "shy", "missing", "unpredicted", "sure"})
  void agrees_with_scipy(String name) {
    double[][] logits = GOLDEN.rows(name + ".logits", GOLDEN.numbers(name + ".n").length);
    int[] labels = GOLDEN.ints(name + ".labels");
    double temperature = Temperature.fit(logits, labels);
    // the loss is flat at its least: it fixes half of the digits
    assertThat(temperature)
        .isCloseTo(GOLDEN.number(name + ".temperature"), Percentage.withPercentage(1e-3));
    assertThat(Temperature.meanLoss(logits, labels, temperature))
        .isLessThanOrEqualTo(Temperature.meanLoss(logits, labels, 1))
        .isLessThanOrEqualTo(GOLDEN.number(name + ".temperedLoss") + 1e-6)
        .isCloseTo(GOLDEN.number(name + ".temperedLoss"), within(1e-6));
  }

  @Test
  void stays_within_its_bounds_where_all_is_right_or_all_is_wrong() {
    double[][] logits = {{3, 0}, {0, 2}};
    assertThat(Temperature.fit(logits, new int[] {0, 1})).isCloseTo(0.05, within(1e-6));
    assertThat(Temperature.fit(logits, new int[] {1, 0})).isCloseTo(20, within(1e-4));
  }

  @Test
  void is_one_where_there_is_no_photo() {
    assertThat(Temperature.fit(new double[0][], new int[0])).isEqualTo(1);
  }

  @Test
  void doubled_logits_want_the_double_temperature() {
    double[][] logits = GOLDEN.rows("overconfident.logits", 5);
    double[][] doubled = GOLDEN.rows("overconfident.logits", 5);
    for (double[] row : doubled) {
      for (int k = 0; k < row.length; k++) {
        row[k] *= 2;
      }
    }
    int[] labels = GOLDEN.ints("overconfident.labels");
    assertThat(Temperature.fit(doubled, labels))
        .isCloseTo(2 * Temperature.fit(logits, labels), Percentage.withPercentage(1e-3));
  }

  @Test
  void that_of_a_mean_is_the_usual_one_where_all_answers_are_the_same() {
    double[][] logits = GOLDEN.rows("overconfident.logits", 5);
    int[] labels = GOLDEN.ints("overconfident.labels");
    assertThat(Temperature.fitMean(List.of(Arrays.asList(logits), Arrays.asList(logits)), labels))
        .isCloseTo(Temperature.fit(logits, labels), Percentage.withPercentage(0.1));
    assertThat(Temperature.fitMean(List.of(List.of(), List.of()), new int[0])).isEqualTo(1);
  }

  @Test
  void means_of_answers_that_differ_are_unsure_enough_and_want_a_lower_one() {
    double[][] one = {{2, 0}, {2, 0}, {0, 2}, {0, 2}};
    double[][] other = {{2, 0}, {0, 2}, {0, 2}, {2, 0}};
    int[] labels = {0, 0, 1, 0}; // right where both agree, half and half where they do not
    double ofOne = Temperature.fit(one, labels);
    double ofMean = Temperature.fitMean(List.of(Arrays.asList(one), Arrays.asList(other)), labels);
    assertThat(ofMean).isLessThan(ofOne).isCloseTo(0.05, within(0.001));
  }

  @Test
  void losses_do_not_overflow() {
    double[] logits = {1e4, -1e4, 0};
    assertThat(Softmax.logLoss(logits, 1, 1)).isEqualTo(2e4);
    assertThat(Softmax.logLoss(logits, 0, 0.05)).isZero();
    assertThat(Softmax.probabilities(logits, 1)).containsExactly(1, 0, 0);
    assertThat(Softmax.probabilities(new double[] {1e308, 1e308}, 1)).containsExactly(0.5, 0.5);
  }
}
