package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Softmax;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final int[] COUNTS = {420, 120, 60};
  private static final int PHOTOS = 600;
  private static final HeadRecipe UNWEIGHTED =
      Samples.plain().withLearningRate(0.003).withL2(0.01).withEpochs(25);
  private static final HeadRecipe WEIGHTED =
      UNWEIGHTED.withOptions(HeadOptions.PLAIN.withClassWeights(true));
  private static final TrainerSettings SETTINGS = new TrainerSettings(1, 2, 6, 320);

  @Test
  void weighs_classes_as_scikit_learn_balances_them() {
    int[] labels = {0, 0, 0, 0, 0, 1, 1, 2};
    Targets targets = Targets.of(WEIGHTED.options(), labels, 3, true);
    for (int k = 0; k < 3; k++) {
      double weight = 8 / (3.0 * new int[] {5, 2, 1}[k]);
      assertThat(targets.weight(k)).isEqualTo((float) weight);
      assertThat(targets.shift(k)).isCloseTo(Math.log(weight), within(1e-12));
    }
    assertThat(Targets.of(WEIGHTED.options(), labels, 3, false).corrects()).isFalse();
    assertThat(Targets.of(HeadOptions.PLAIN, labels, 3, true).weight(2)).isEqualTo(1);
  }

  @Test
  void a_class_without_photos_is_left_alone() {
    Targets targets = Targets.of(WEIGHTED.options(), new int[] {0, 0, 2}, 3, true);
    assertThat(targets.weight(1)).isEqualTo(1);
    assertThat(targets.shift(1)).isZero();
  }

  @Test
  void reported_train_losses_are_those_of_the_labels_and_the_corrected_logits() {
    int[] labels = {0, 0, 0, 1, 2};
    HeadOptions options = WEIGHTED.options().withLabelSmoothing(0.3);
    Targets targets = Targets.of(options, labels, 3, true);
    float[][] z = {{1, -2, 3, 0, 0}, {0, 2, 0.5f, 1, 0}, {-1, 0, 4, 0, -3}};
    double expected = 0;
    for (int b = 0; b < labels.length; b++) {
      double[] corrected = new double[3];
      for (int k = 0; k < 3; k++) {
        corrected[k] = z[k][b] - targets.shift(k);
      }
      expected += Softmax.logLoss(corrected, labels[b], 1) / labels.length;
    }
    SoftmaxLoss loss = new SoftmaxLoss();
    loss.toGradients(z, labels, targets);
    assertThat(loss.meanLoss()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void corrected_priors_make_probabilities_match_the_class_shares_and_keep_the_loss() {
    Seeds.each(
        5,
        seed -> {
          TrainingSet set = Samples.uneven(seed, COUNTS, 4, 0.3);
          OutOfFold plain = OutOfFold.of(set, UNWEIGHTED, SETTINGS);
          OutOfFold corrected = OutOfFold.of(set, WEIGHTED, SETTINGS);
          OutOfFold balanced = OutOfFold.of(set, WEIGHTED, SETTINGS.withCorrectPriors(false));
          for (int k = 0; k < COUNTS.length; k++) {
            double share = COUNTS[k] / (double) PHOTOS;
            assertThat(corrected.means[k]).as("class %d", k).isCloseTo(share, within(0.03));
          }
          assertThat(balanced.means[2]).as("not corrected").isGreaterThan(0.1 + 0.05);
          assertThat(corrected.loss).isCloseTo(plain.loss, within(0.06 * plain.loss));
          assertThat(balanced.loss).isGreaterThan(1.1 * corrected.loss);
        });
  }

  /** Mean probability of each class and mean log loss of a recipe, out of fold. */
  @SuppressWarnings("ArrayRecordComponent") // made and read here
  private record OutOfFold(double[] means, double loss) {
    static OutOfFold of(TrainingSet set, HeadRecipe recipe, TrainerSettings settings) {
      List<FoldResult> results = new ArrayList<>();
      var trial = Samples.trial(0, recipe);
      new HeadTrainer(set, settings)
          .run(
              List.of(0, 1, 2, 3).stream().map(f -> new Assignment(trial, f)).toList(),
              heard(results));
      double[] means = new double[set.classes()];
      double loss = 0;
      for (FoldResult result : results) {
        int[] rows = set.validationRows(result.fold());
        for (int i = 0; i < rows.length; i++) {
          double[] logits = result.logits().row(i);
          double[] p = Softmax.probabilities(logits, 1);
          Arrays.setAll(means, k -> means[k] + p[k] / PHOTOS);
          loss += Softmax.logLoss(logits, set.labels().get(rows[i]), 1) / PHOTOS;
        }
      }
      return new OutOfFold(means, loss);
    }

    private static StudyListener heard(List<FoldResult> results) {
      return new StudyListener() {
        @Override
        public void epochs(List<graft.core.study.EpochReport> reports) {}

        @Override
        public synchronized void finished(List<FoldResult> finished) {
          results.addAll(finished);
        }
      };
    }
  }
}
