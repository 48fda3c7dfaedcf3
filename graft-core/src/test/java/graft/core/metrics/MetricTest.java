package graft.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
  private static final Golden GOLDEN = Golden.read("metrics.golden");

  // six photos of class 0, three of class 1, one of class 2
  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2};
  private static final int[] SAID = {0, 0, 0, 0, 0, 1, 1, 1, 0, 0};

  private static double cost(Metric metric) {
    return metric.cost(0.7, SAID, LABELS, 3);
  }

  @Test
  void costs_are_as_counted_by_hand() {
    assertThat(cost(Metric.LOG_LOSS)).isEqualTo(0.7);
    assertThat(cost(Metric.ACCURACY)).isCloseTo(1 - 7 / 10.0, within(1e-15));
    assertThat(cost(Metric.BALANCED_ACCURACY))
        .isCloseTo(1 - (5 / 6.0 + 2 / 3.0 + 0) / 3, within(1e-15));
    // F1: 2·5 of 6 + 7, 2·2 of 3 + 3, 0 of 1 + 0
    assertThat(cost(Metric.MACRO_F1)).isCloseTo(1 - (10 / 13.0 + 4 / 6.0 + 0) / 3, within(1e-15));
  }

  /** The costs from scikit-learn's recall and F1 of each class that has photos. */
  @ParameterizedTest
  @ValueSource(strings = {"usual", "overconfident", "shy", "missing", "unpredicted", "sure"})
  void agrees_with_scikit_learn(String name) {
    double[] n = GOLDEN.numbers(name + ".n");
    double[][] logits = GOLDEN.rows(name + ".logits", n.length);
    int[] said = Arrays.stream(logits).mapToInt(Softmax::argmax).toArray();
    int[] labels = GOLDEN.ints(name + ".labels");
    assertThat(Metric.ACCURACY.cost(1, said, labels, n.length))
        .isCloseTo(1 - GOLDEN.number(name + ".accuracy"), within(1e-12));
    assertThat(Metric.BALANCED_ACCURACY.cost(1, said, labels, n.length))
        .isCloseTo(1 - meanOfPresent(name + ".recall", n), within(1e-12));
    assertThat(Metric.MACRO_F1.cost(1, said, labels, n.length))
        .isCloseTo(1 - meanOfPresent(name + ".f1", n), within(1e-12));
  }

  private static double meanOfPresent(String name, double[] n) {
    double[] values = GOLDEN.numbers(name);
    return IntStream.range(0, n.length)
        .filter(k -> n[k] > 0)
        .mapToDouble(k -> values[k])
        .average()
        .orElseThrow();
  }

  @Test
  void all_right_costs_nothing_and_all_wrong_costs_one() {
    int[] wrong = Arrays.stream(LABELS).map(k -> (k + 1) % 3).toArray();
    for (Metric metric : Metric.values()) {
      if (metric != Metric.LOG_LOSS) {
        assertThat(metric.cost(9, LABELS, LABELS, 3)).isZero();
        assertThat(metric.cost(9, wrong, LABELS, 3)).isEqualTo(1);
      }
    }
  }

  @Test
  void always_naming_the_largest_class_is_no_better_than_guessing_where_classes_weigh_the_same() {
    int[] largest = new int[LABELS.length];
    assertThat(Metric.ACCURACY.cost(1, largest, LABELS, 3)).isCloseTo(0.4, within(1e-15));
    assertThat(Metric.BALANCED_ACCURACY.cost(1, largest, LABELS, 3))
        .isCloseTo(2 / 3.0, within(1e-15));
    assertThat(Arrays.stream(Metric.values()).filter(Metric::balanced))
        .containsExactly(Metric.BALANCED_ACCURACY, Metric.MACRO_F1);
  }

  @Test
  void is_named_as_people_type_it() {
    for (Metric metric : Metric.values()) {
      assertThat(Metric.of(metric.word())).isEqualTo(metric);
    }
    assertThat(Metric.of("Macro_F1")).isEqualTo(Metric.MACRO_F1);
    assertThat(Metric.LOG_LOSS.word()).isEqualTo("log-loss");
    assertThatThrownBy(() -> Metric.of("auc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the metric must be log-loss, accuracy, balanced-accuracy or macro-f1, got auc"
                + " (--metric)");
  }
}
