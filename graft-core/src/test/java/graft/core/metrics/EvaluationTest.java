package graft.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.metrics.Evaluation.ClassScore;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  private static final Golden GOLDEN = Golden.read("metrics.golden");
  private static final Offset<Double> CLOSE = within(1e-12);

  @ParameterizedTest
  @ValueSource(strings = {"usual", "overconfident", "shy", "missing", "unpredicted", "sure"})
  void agrees_with_scikit_learn(String name) {
    int classes = GOLDEN.numbers(name + ".n").length;
    Evaluation got = Evaluation.of(probabilities(name), GOLDEN.ints(name + ".labels"), classes);
    assertThat(got.n()).isEqualTo(GOLDEN.ints(name + ".labels").length);
    assertThat(got.accuracy()).isCloseTo(GOLDEN.number(name + ".accuracy"), CLOSE);
    assertThat(got.logLoss()).isCloseTo(GOLDEN.number(name + ".logLoss"), CLOSE);
    assertThat(got.confusion().stream().flatMap(List::stream).mapToInt(n -> n).toArray())
        .isEqualTo(GOLDEN.ints(name + ".confusion"));
    assertScores(got.perClass().stream().mapToDouble(ClassScore::precision), name + ".precision");
    assertScores(got.perClass().stream().mapToDouble(ClassScore::recall), name + ".recall");
    assertScores(got.perClass().stream().mapToDouble(ClassScore::f1), name + ".f1");
    assertScores(got.perClass().stream().mapToDouble(ClassScore::n), name + ".n");
    assertThat(got.macroF1()).isCloseTo(GOLDEN.number(name + ".macroF1"), CLOSE);
    assertThat(got.ece()).isCloseTo(GOLDEN.number(name + ".ece"), CLOSE);
  }

  @Test
  void the_accuracy_has_wilsons_interval() {
    Evaluation got = Evaluation.of(probabilities("usual"), GOLDEN.ints("usual.labels"), 3);
    assertThat(got.accuracy95()).isEqualTo(Interval.wilson95(51, 60));
  }

  @Test
  void the_calibration_error_lies_in_its_interval_or_below_it() {
    // a bootstrap sample of calibrated photos looks less calibrated than the photos: biased upwards
    Seeds.each(
        10,
        seed -> {
          Evaluation got = drawn(seed, 400, 1);
          assertThat(got.ece95().low()).isLessThanOrEqualTo(got.ece95().high());
          assertThat(got.ece()).isLessThanOrEqualTo(got.ece95().high());
          assertThat(got.ece95()).isEqualTo(drawn(seed, 400, 1).ece95());
        });
  }

  @Test
  void honest_probabilities_have_a_small_calibration_error_and_flattering_ones_a_large_one() {
    Seeds.each(
        10,
        seed -> {
          assertThat(drawn(seed, 5000, 1).ece()).isLessThan(0.04);
          assertThat(drawn(seed, 5000, 4).ece()).isGreaterThan(0.1);
        });
  }

  @Test
  void no_photos_have_no_figures_but_break_nothing() {
    Evaluation nothing = Evaluation.of(new double[0][], new int[0], 2);
    assertThat(nothing.n()).isZero();
    assertThat(nothing.accuracy95()).isEqualTo(new Interval(0, 1));
    assertThat(nothing.logLoss()).isZero();
    assertThat(nothing.macroF1()).isZero();
  }

  @Test
  void one_photo_is_enough() {
    Evaluation one = Evaluation.of(new double[][] {{0.3, 0.7}}, new int[] {1}, 2);
    assertThat(one.accuracy()).isEqualTo(1);
    assertThat(one.ece()).isCloseTo(0.3, CLOSE);
    assertThat(one.ece95().low()).isCloseTo(0.3, CLOSE);
  }

  @Test
  void the_first_of_equals_is_predicted() {
    assertThat(Softmax.argmax(new double[] {0.2, 0.4, 0.4})).isEqualTo(1);
  }

  /** Labels drawn from softmax(z), predicted as softmax(sharp * z). */
  private static Evaluation drawn(long seed, int n, double sharp) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] predicted = new double[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double[] p = Softmax.probabilities(z, 1);
      double u = random.nextDouble();
      labels[i] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
      predicted[i] = Softmax.probabilities(z, 1 / sharp);
    }
    return Evaluation.of(predicted, labels, 3);
  }

  private static double[][] probabilities(String name) {
    int classes = GOLDEN.numbers(name + ".n").length;
    return Arrays.stream(GOLDEN.rows(name + ".logits", classes))
        .map(z -> Softmax.probabilities(z, 1))
        .toArray(double[][]::new);
  }

  private static void assertScores(java.util.stream.DoubleStream got, String name) {
    assertThat(got.toArray()).as(name).containsExactly(GOLDEN.numbers(name), CLOSE);
  }
}
