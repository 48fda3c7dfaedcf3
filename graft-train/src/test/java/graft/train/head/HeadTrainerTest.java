package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.features.FeatureMatrix;
import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.head.Views;
import graft.core.metrics.Softmax;
import graft.core.split.Split;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.Ration;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
  private static final TrainerSettings SETTINGS = new TrainerSettings(3, 2, 3, 320);
  private static final TrainingSet SET = Samples.set(1, 62, 3, 4, 0.3);
  private static final List<Assignment> WORK = work(Samples.trials(), 0, 2);
  private static final Heard EXPECTED = run(SET, SETTINGS.withThreads(1), WORK);

  @Test
  void trains_every_trial_on_every_fold_asked() {
    assertThat(EXPECTED.results.stream().map(r -> List.of(r.trial(), r.fold())))
        .containsExactlyInAnyOrderElementsOf(
            WORK.stream().map(a -> List.of(a.trial().number(), a.fold())).toList());
  }

  @Test
  void gives_the_same_bits_for_one_two_and_three_threads() {
    for (int threads = 1; threads <= 3; threads++) {
      assertThat(run(SET, SETTINGS.withThreads(threads), WORK).asText())
          .as("%d threads", threads)
          .isEqualTo(EXPECTED.asText());
    }
  }

  @Test
  void gives_the_same_bits_for_stacks_of_any_width() {
    for (int columns : new int[] {1, 6, 16, 320}) {
      assertThat(run(SET, SETTINGS.withStackColumns(columns), WORK).asText())
          .as("%d columns", columns)
          .isEqualTo(EXPECTED.asText());
    }
  }

  @Test
  void gives_the_same_bits_by_one_wide_product_as_head_by_head() {
    int wide = 2 * StackedLogits.NARROWEST / SET.classes();
    for (HeadRecipe recipe : List.of(Samples.plain(), Samples.plain().withDropout(0.5))) {
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < wide; i++) { // some stop early, so that the stack gets narrower
        HeadRecipe mine = recipe.withLearningRate(0.002 * Math.pow(1.2, i)).withEpochs(4 + i % 9);
        trials.add(Samples.trial(i, mine));
      }
      List<Assignment> work = work(trials, 0, 3);
      assertThat(run(SET, SETTINGS.withStackColumns(1000), work).asText())
          .isEqualTo(run(SET, SETTINGS.withStackColumns(1), work).asText());
    }
  }

  @Test
  void gives_the_same_bits_in_any_order_of_work() {
    Seeds.each(
        4,
        seed -> {
          List<Assignment> shuffled = new ArrayList<>(WORK);
          Collections.shuffle(shuffled, new Random(seed));
          assertThat(run(SET, SETTINGS, shuffled).asText()).isEqualTo(EXPECTED.asText());
        });
  }

  @Test
  void gives_the_same_bits_to_a_trial_alone_as_beside_others() {
    for (Assignment assignment : WORK) {
      Heard alone = run(SET, SETTINGS, List.of(assignment));
      assertThat(EXPECTED.asText()).contains(alone.asText());
    }
  }

  @Test
  void gives_the_same_bits_whatever_the_trials_number() {
    for (Trial trial : Samples.trials()) {
      Heard one = run(SET, SETTINGS, work(List.of(trial), 1));
      Heard other = run(SET, SETTINGS, work(List.of(Samples.trial(40, trial.recipe())), 1));
      assertThat(bits(other.results.getFirst())).isEqualTo(bits(one.results.getFirst()));
    }
  }

  @Test
  void another_seed_gives_other_bits() {
    assertThat(run(SET, SETTINGS.withSeed(4), WORK).asText()).isNotEqualTo(EXPECTED.asText());
  }

  @Test
  void retrains_the_heads_of_a_study_to_the_same_bits() {
    for (Trial trial : Samples.trials()) {
      List<Head> heads = new HeadTrainer(SET, SETTINGS).heads(trial, List.of(2, 0));
      List<Head> again =
          new HeadTrainer(SET, SETTINGS.withThreads(1).withStackColumns(1))
              .heads(trial, List.of(0, 2));
      for (int i = 0; i < 2; i++) {
        int fold = 2 * i;
        TrainedHead inStudy = besideOthers(trial, fold);
        assertThat(bits(heads.get(i))).isEqualTo(bits(inStudy.head()));
        assertThat(bits(again.get(i))).isEqualTo(bits(inStudy.head()));
        assertThat(EXPECTED.asText()).contains(bits(inStudy.result()));
      }
    }
  }

  /** The head as it comes out of a stack with all trials that may share it. */
  private static TrainedHead besideOthers(Trial trial, int fold) {
    HeadRecipe recipe = trial.recipe();
    List<Trial> stack =
        Samples.trials().stream()
            .filter(t -> t.recipe().batchSize() == recipe.batchSize())
            .filter(t -> t.recipe().dropout() == recipe.dropout())
            .toList();
    int[] train = SET.trainRows(fold, Ration.ALL, SETTINGS.seed());
    Scaling scaling = Scaling.of(SET, train, Views.NONE);
    return new StackTraining(
            SET, new StackWork(stack, fold, recipe.batchSize(), scaling, () -> false), SETTINGS)
        .run(reports -> {}).stream()
            .filter(h -> h.result().trial() == trial.number())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void a_head_says_of_raw_features_what_it_said_of_scaled_ones() {
    for (Trial trial : Samples.trials()) {
      Head head = new HeadTrainer(SET, SETTINGS).heads(trial, List.of(2)).getFirst();
      FoldResult result = EXPECTED.result(trial.number(), 2);
      int[] rows = SET.validationRows(2);
      double[][] logits = head.logits(rows(SET.features(), rows));
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < 3; k++) {
          double said = result.logits().row(i)[k];
          assertThat(logits[i][k])
              .as(trial.recipe().asText())
              .isCloseTo(said, within(1e-4 * Math.max(1, Math.abs(said))));
        }
      }
    }
  }

  @Test
  void a_result_is_that_of_the_epoch_with_the_lowest_validation_loss() {
    for (FoldResult result : EXPECTED.results) {
      List<EpochReport> epochs = EXPECTED.epochs(result.trial(), result.fold());
      EpochReport best =
          epochs.stream()
              .min(java.util.Comparator.comparingDouble(EpochReport::validationLoss))
              .orElseThrow();
      assertThat(result.bestEpoch()).isEqualTo(best.epoch());
      assertThat(result.validationLoss()).isEqualTo(best.validationLoss());
      int[] rows = SET.validationRows(result.fold());
      double loss = 0;
      int right = 0;
      for (int i = 0; i < rows.length; i++) {
        int label = SET.labels().get(rows[i]);
        loss += Softmax.logLoss(result.logits().row(i), label, 1);
        right += Softmax.argmax(result.logits().row(i)) == label ? 1 : 0;
      }
      assertThat(result.validationLoss())
          .isCloseTo(loss / rows.length, within(1e-5 * (1 + loss / rows.length)));
      assertThat(best.validationAccuracy()).isEqualTo((double) right / rows.length);
    }
  }

  @Test
  void a_trial_ends_with_its_last_epoch_or_when_patience_ends() {
    int stoppedEarly = 0;
    for (FoldResult result : EXPECTED.results) {
      List<EpochReport> epochs = EXPECTED.epochs(result.trial(), result.fold());
      int most = Samples.trials().get(result.trial()).recipe().epochs();
      assertThat(epochs.stream().map(EpochReport::epoch))
          .isEqualTo(
              IntStream.rangeClosed(1, Math.min(most, result.bestEpoch() + 3)).boxed().toList());
      stoppedEarly += epochs.size() < most ? 1 : 0;
    }
    assertThat(stoppedEarly).as("trials that patience stopped").isPositive();
  }

  @Test
  void a_plateau_is_cut_after_three_epochs_and_before_a_patience_of_six_ends() {
    HeadRecipe constant = Samples.plain().withLearningRate(0.05).withEpochs(40);
    HeadRecipe plateau = constant.withOptions(HeadOptions.PLAIN.withSchedule(Schedule.PLATEAU));
    List<Trial> trials = List.of(Samples.trial(0, constant), Samples.trial(1, plateau));
    Heard heard = run(SET, new TrainerSettings(3, 1, 6, 320), work(trials, 0));
    int best = heard.result(0, 0).bestEpoch();
    for (int epoch = 1; epoch <= best + 6; epoch++) {
      double loss = heard.epochs(0, 0).get(epoch - 1).validationLoss();
      double other = heard.epochs(1, 0).get(epoch - 1).validationLoss();
      assertThat(loss == other).as("epoch %d, best %d", epoch, best).isEqualTo(epoch <= best + 3);
    }
  }

  @Test
  void learns_nothing_from_the_fold_that_validates() {
    Trial trial = Samples.trial(0, Samples.plain().withEpochs(1));
    int[] validation = SET.validationRows(1);
    float[][] rows = new float[62][Samples.FEATURES];
    for (int i = 0; i < rows.length; i++) {
      SET.features().copyRow(i, rows[i], 0);
    }
    List<Integer> labels = new ArrayList<>(SET.labels());
    for (int row : validation) {
      Arrays.fill(rows[row], 1e6f);
      labels.set(row, 0);
    }
    TrainingSet changed =
        new TrainingSet(
            FeatureMatrix.ofRows(rows), labels, SET.resamples().deals().getFirst(), SET.classes());
    assertThat(bits(new HeadTrainer(changed, SETTINGS).heads(trial, List.of(1)).getFirst()))
        .isEqualTo(bits(new HeadTrainer(SET, SETTINGS).heads(trial, List.of(1)).getFirst()));
  }

  @Test
  void a_photo_without_a_fold_is_trained_on_in_every_round() {
    List<Integer> folds =
        IntStream.range(0, 62).mapToObj(i -> i < 20 ? 0 : Split.ALWAYS_TRAIN).toList();
    TrainingSet single = new TrainingSet(SET.features(), SET.labels(), folds, 3);
    assertThat(single.validationRows(0)).hasSize(20);
    assertThat(single.resamples().trainRows(0)).hasSize(42);
    Heard heard = run(single, SETTINGS, work(Samples.trials(), 0));
    assertThat(heard.results).allMatch(r -> r.logits().rows() == 20);
  }

  @Test
  void separable_photos_are_all_told_apart() {
    TrainingSet easy = Samples.set(5, 100, 4, 5, 6);
    List<HeadRecipe> recipes =
        List.of(
            Samples.plain(),
            Samples.plain().withDropout(0.5),
            Samples.plain().withL2(0.001),
            Samples.plain().withL1(0.001),
            Samples.plain().withOptions(HeadOptions.PLAIN.withHidden(16)));
    List<Trial> trials =
        IntStream.range(0, recipes.size())
            .mapToObj(i -> Samples.trial(i, recipes.get(i).withEpochs(30)))
            .toList();
    Heard heard = run(easy, SETTINGS, work(trials, 0, 1, 2, 3, 4));
    assertThat(heard.results).hasSize(25);
    for (FoldResult result : heard.results) {
      assertThat(heard.epochs(result.trial(), result.fold()).get(result.bestEpoch() - 1))
          .satisfies(e -> assertThat(e.validationAccuracy()).isEqualTo(1));
    }
  }

  @Test
  void labels_that_follow_nothing_are_not_learned() {
    TrainingSet noise = Samples.set(6, 200, 2, 2, 0);
    Trial trial = Samples.trial(0, Samples.plain().withEpochs(3));
    FoldResult result = run(noise, SETTINGS, work(List.of(trial), 0)).results.getFirst();
    assertThat(result.validationLoss()).isGreaterThan(0.6);
  }

  @Test
  void a_trial_that_diverges_has_a_huge_or_infinite_loss_and_harms_nobody() {
    List<Trial> trials = new ArrayList<>(Samples.trials());
    for (double rate : new double[] {1e6, 1e30, 1e38, 1e300}) {
      trials.add(Samples.trial(trials.size(), Samples.plain().withLearningRate(rate)));
      trials.add(
          Samples.trial(trials.size(), Samples.plain().withLearningRate(rate).withDropout(0.5)));
    }
    Heard heard = run(SET, SETTINGS, work(trials, 0, 2));
    Heard others = new Heard();
    int known = Samples.trials().size();
    heard.results.stream().filter(r -> r.trial() < known).forEach(others.results::add);
    heard.epochs.stream().filter(e -> e.trial() < known).forEach(others.epochs::add);
    assertThat(others.asText()).isEqualTo(EXPECTED.asText());
    for (int trial = known; trial < trials.size(); trial++) {
      double loss = heard.result(trial, 0).validationLoss();
      double rate = trials.get(trial).recipe().learningRate();
      assertThat(loss).as("rate %s", rate).isGreaterThan(1000).isNotNaN();
      if (rate >= 1e38) {
        assertThat(loss).as("rate %s", rate).isInfinite();
      }
    }
    assertThat(heard.epochs).noneMatch(e -> Double.isNaN(e.trainLoss()));
  }

  @Test
  void ends_with_a_cancellation_when_interrupted() {
    int batches = batches();
    for (int cut : new int[] {0, 1, 7, batches / 2, batches - 1}) {
      AtomicInteger asked = new AtomicInteger();
      Heard heard = new Heard();
      HeadTrainer trainer = new HeadTrainer(SET, SETTINGS, () -> asked.getAndIncrement() >= cut);
      assertThatThrownBy(() -> trainer.run(WORK, heard)).isInstanceOf(CancellationException.class);
      int before = asked.get();
      assertThat(heard.results.size()).isLessThan(WORK.size());
      heard.results.forEach(r -> assertThat(EXPECTED.asText()).contains(bits(r)));
      assertThat(asked.get()).as("nobody goes on").isEqualTo(before);
    }
  }

  private static int batches() {
    AtomicInteger asked = new AtomicInteger();
    new HeadTrainer(SET, SETTINGS, () -> asked.incrementAndGet() < 0).run(WORK, new Heard());
    return asked.get();
  }

  @Test
  void an_interrupted_thread_ends_with_a_cancellation_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run(SET, SETTINGS, WORK)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passes_on_what_the_listener_throws() {
    StudyListener full =
        new StudyListener() {
          @Override
          public void epochs(List<EpochReport> reports) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public void finished(List<FoldResult> results) {}
        };
    assertThatThrownBy(() -> new HeadTrainer(SET, SETTINGS).run(WORK, full))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void no_work_is_done_at_once() {
    assertThat(run(SET, SETTINGS, List.of()).results).isEmpty();
  }

  @Test
  void a_batch_may_be_larger_than_the_photos() {
    Trial large = Samples.trial(0, Samples.plain().withBatchSize(1000));
    Trial exact =
        Samples.trial(1, Samples.plain().withBatchSize(SET.resamples().trainRows(0).length));
    Heard heard = run(SET, SETTINGS, work(List.of(large, exact), 0));
    assertThat(bits(heard.result(0, 0))).isEqualTo(bits(heard.result(1, 0)));
  }

  @Test
  void two_photos_are_enough() {
    TrainingSet two =
        new TrainingSet(
            FeatureMatrix.ofRows(new float[][] {{1, 2}, {3, 1}}), List.of(0, 1), List.of(0, 1), 2);
    Heard heard = run(two, SETTINGS, work(Samples.trials(), 0, 1));
    assertThat(heard.results)
        .hasSize(2 * Samples.trials().size())
        .allMatch(r -> Double.isFinite(r.validationLoss()));
  }

  @Test
  void rejects_settings_and_sets_that_make_no_sense() {
    assertThatThrownBy(() -> SETTINGS.withThreads(0))
        .hasMessage("threads must be 1 or more, got 0 (--threads)");
    assertThatThrownBy(() -> SETTINGS.withStackColumns(0))
        .hasMessage("stackColumns must be 1 or more, got 0");
    assertThatThrownBy(() -> new TrainerSettings(0, 1, 0, 1))
        .hasMessage("patience must be 1 or more, got 0");
    assertThatThrownBy(() -> new TrainingSet(SET.features(), List.of(1), List.of(0), 3))
        .hasMessage("features and labels must be of the same photos, got 62 and 1");
  }

  private static Heard run(TrainingSet set, TrainerSettings settings, List<Assignment> work) {
    Heard heard = new Heard();
    new HeadTrainer(set, settings).run(work, heard);
    return heard;
  }

  private static List<Assignment> work(List<Trial> trials, int... folds) {
    return Arrays.stream(folds)
        .boxed()
        .flatMap(fold -> trials.stream().map(t -> new Assignment(t, fold)))
        .toList();
  }

  private static FeatureMatrix rows(FeatureMatrix features, int[] rows) {
    float[][] values = new float[rows.length][features.columns()];
    for (int i = 0; i < rows.length; i++) {
      features.copyRow(rows[i], values[i], 0);
    }
    return FeatureMatrix.ofRows(values);
  }

  /** A head, to the bit. */
  private static String bits(Head head) {
    StringBuilder bits = new StringBuilder();
    for (Dense layer : head.layers()) {
      for (int k = 0; k < layer.units(); k++) {
        bits.append(Float.floatToIntBits(layer.bias(k))).append('\n');
        for (int i = 0; i < layer.inputs(); i++) {
          bits.append(Float.floatToIntBits(layer.weight(k, i))).append(' ');
        }
      }
    }
    return bits.toString();
  }

  /** A result but for its trial's number, to the bit. */
  private static String bits(FoldResult result) {
    float[] logits = result.logits().toArray();
    return "fold %d epoch %d loss %x logits %s"
        .formatted(
            result.fold(),
            result.bestEpoch(),
            Double.doubleToLongBits(result.validationLoss()),
            Arrays.toString(
                IntStream.range(0, logits.length)
                    .map(i -> Float.floatToIntBits(logits[i]))
                    .toArray()));
  }

  /** What a listener hears; compares to the bit, in order of trials, folds and epochs. */
  private static final class Heard implements StudyListener {
    private final List<EpochReport> epochs = new ArrayList<>();
    private final List<FoldResult> results = new ArrayList<>();

    @Override
    public synchronized void epochs(List<EpochReport> reports) {
      epochs.addAll(reports);
    }

    @Override
    public synchronized void finished(List<FoldResult> finished) {
      results.addAll(finished);
    }

    List<EpochReport> epochs(int trial, int fold) {
      return epochs.stream().filter(e -> e.trial() == trial && e.fold() == fold).toList();
    }

    FoldResult result(int trial, int fold) {
      return results.stream()
          .filter(r -> r.trial() == trial && r.fold() == fold)
          .findFirst()
          .orElseThrow();
    }

    String asText() {
      StringBuilder text = new StringBuilder();
      results.stream()
          .sorted(
              java.util.Comparator.comparingInt(FoldResult::trial)
                  .thenComparingInt(FoldResult::fold))
          .forEach(
              r -> {
                text.append(r.trial()).append(": ").append(bits(r)).append('\n');
                epochs(r.trial(), r.fold()).forEach(e -> text.append(e).append('\n'));
              });
      return text.toString();
    }
  }
}
