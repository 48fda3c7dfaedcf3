package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.metrics.Golden;
import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import graft.core.split.Resamples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  private static final Golden GOLDEN = Golden.read("/graft/core/metrics/metrics.golden");

  private static double[][] times(double[][] logits, double factor) {
    return Arrays.stream(logits)
        .map(row -> Arrays.stream(row).map(x -> factor * x).toArray())
        .toArray(double[][]::new);
  }

  /** Logits that know the label in most cases. */
  private static double[][] drawn(int[] labels, int classes, SplittableRandom random) {
    double[][] logits = new double[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < classes; k++) {
        logits[i][k] = random.nextGaussian() + (k == labels[i] ? 1.5 : 0);
      }
    }
    return logits;
  }

  private static int[] labels(int photos, int classes, SplittableRandom random) {
    int[] labels = new int[photos];
    Arrays.setAll(labels, i -> random.nextInt(classes));
    return labels;
  }

  @Test
  void confidence_makes_no_difference() {
    Seeds.each(
        30,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          int[] labels = labels(80, 3, random);
          double[][] logits = drawn(labels, 3, random);
          Marks plain = Marks.of(logits, labels, Metric.LOG_LOSS);
          for (double confidence : new double[] {0.3, 0.7, 2, 4}) {
            Marks other = Marks.of(times(logits, confidence), labels, Metric.LOG_LOSS);
            assertThat(other.logLoss()).isCloseTo(plain.logLoss(), within(1e-8));
            assertThat(other.accuracy()).isEqualTo(plain.accuracy());
          }
        });
  }

  /** What label smoothing of 0.2 aims at: logits log of 0.8 + 0.2/3 and 0.2/3. */
  @Test
  void a_head_that_reaches_its_smoothed_labels_is_as_good_as_one_that_is_surer() {
    int[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
    double[][] smooth = new double[labels.length][3];
    double[][] sure = new double[labels.length][3];
    for (int i = 0; i < labels.length; i++) {
      int said = i == 4 ? 0 : labels[i]; // one is wrong
      for (int k = 0; k < 3; k++) {
        smooth[i][k] = Math.log(k == said ? 0.8 + 0.2 / 3 : 0.2 / 3);
        sure[i][k] = Math.log(k == said ? 0.998 : 0.001);
      }
    }
    Marks one = Marks.of(smooth, labels, Metric.LOG_LOSS);
    Marks other = Marks.of(sure, labels, Metric.LOG_LOSS);
    assertThat(one.logLoss()).isCloseTo(other.logLoss(), within(1e-8));
    // nine of ten right, so 0.9 is the best thing to say
    assertThat(one.probabilities(0)[0]).isCloseTo(0.9, within(1e-6));
    assertThat(one.loss(4)).isCloseTo(-Math.log(0.05), within(1e-5));
  }

  @Test
  void the_log_loss_is_the_mean_of_the_photos_losses() {
    SplittableRandom random = new SplittableRandom(1);
    int[] labels = labels(50, 4, random);
    Marks marks = Marks.of(drawn(labels, 4, random), labels, Metric.LOG_LOSS);
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < 50; i++) {
      assertThat(marks.loss(i))
          .isCloseTo(-Math.log(marks.probabilities(i)[labels[i]]), within(1e-12));
      assertThat(Arrays.stream(marks.probabilities(i)).sum()).isCloseTo(1, within(1e-12));
      assertThat(marks.label(i)).isEqualTo(labels[i]);
      sum += marks.loss(i);
      hits += marks.hit(i) ? 1 : 0;
    }
    assertThat(marks.logLoss()).isCloseTo(sum / 50, within(1e-12));
    assertThat(marks.accuracy()).isEqualTo(hits / 50.0);
    assertThat(marks.cost()).isEqualTo(marks.logLoss());
  }

  @ParameterizedTest
  @ValueSource(strings = {"usual", "overconfident", "shy", "missing", "unpredicted"})
  void the_calibrated_log_loss_agrees_with_scipy(String name) {
    double[][] logits = GOLDEN.rows(name + ".logits", GOLDEN.numbers(name + ".n").length);
    Marks marks = Marks.of(logits, GOLDEN.ints(name + ".labels"), Metric.LOG_LOSS);
    assertThat(marks.logLoss()).isCloseTo(GOLDEN.number(name + ".temperedLoss"), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void a_head_that_has_diverged_is_worst_by_every_metric(Metric metric) {
    int[] labels = {0, 0, 0, 1, 2};
    double[][] nothing = new double[5][3];
    Arrays.stream(nothing).forEach(row -> Arrays.fill(row, Double.NaN));
    Marks marks = Marks.of(nothing, labels, metric);
    assertThat(marks.logLoss()).isEqualTo(Marks.WORST);
    assertThat(marks.accuracy()).isZero();
    assertThat(marks.cost()).isEqualTo(metric == Metric.LOG_LOSS ? Marks.WORST : 1);
    double[][] endless = new double[5][3];
    Arrays.stream(endless).forEach(row -> row[0] = Double.POSITIVE_INFINITY);
    assertThat(Marks.of(endless, labels, metric).cost()).isEqualTo(marks.cost());
  }

  @Test
  void a_photo_costs_no_more_than_the_worst() {
    double[][] logits = {{0, 1e5}, {0, -1e5}, {Double.NaN, 0}};
    Marks marks = Marks.of(logits, new int[] {0, 0, 0}, Metric.LOG_LOSS);
    assertThat(marks.loss(0)).isEqualTo(Marks.WORST);
    assertThat(marks.loss(1)).isZero();
    assertThat(marks.loss(2)).isEqualTo(Marks.WORST);
    assertThat(marks.hit(1)).isTrue();
  }

  @Test
  void no_photo_is_worth_nothing() {
    Marks marks = Marks.of(new double[0][], new int[0], Metric.LOG_LOSS);
    assertThat(marks.photos()).isZero();
    assertThat(marks.cost()).isEqualTo(Marks.WORST);
    assertThat(marks.accuracy()).isZero();
  }

  @Test
  void scoring_joins_ways_under_one_temperature() {
    Resamples photos = FakePhotos.even(40, 2, 4, 1);
    FakeObjective objective = FakeObjective.of(photos);
    MemoryStudyStore store = new MemoryStudyStore();
    Study.run(
        StudyPlan.defaults().withTrials(1).withCoach(false),
        photos,
        objective,
        new StudyBooks(store, StudyProgress.NONE));
    List<FoldResult> folds = store.results().stream().filter(r -> r.fold() < 4).toList();
    double[][] logits =
        folds.stream()
            .map(FoldResult::logits)
            .flatMap(l -> java.util.stream.IntStream.range(0, l.rows()).mapToObj(l::row))
            .toArray(double[][]::new);
    int[] labels =
        folds.stream()
            .flatMapToInt(r -> Arrays.stream(photos.validationLabels(r.fold())))
            .toArray();
    Scoring scoring = new Scoring(photos, Metric.LOG_LOSS);
    assertThat(scoring.of(folds).logLoss())
        .isEqualTo(Marks.of(logits, labels, Metric.LOG_LOSS).logLoss());
    assertThat(scoring.of(folds).photos()).isEqualTo(40);
    FoldResult first = folds.getFirst();
    assertThat(scoring.of(List.of(first)).logLoss())
        .isEqualTo(scoring.of(List.of(copy(first))).logLoss());
  }

  private static FoldResult copy(FoldResult r) {
    Logits logits = Logits.of(r.logits().classes(), r.logits().toArray());
    return new FoldResult(r.trial(), r.fold(), r.bestEpoch(), r.validationLoss(), logits);
  }
}
