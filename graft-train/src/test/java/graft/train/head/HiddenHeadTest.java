package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.features.FeatureMatrix;
import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyListener;
import graft.train.head.HiddenAutograd.Learned;
import graft.train.head.HiddenAutograd.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HiddenHeadTest {
  private static final int CLASSES = 3;
  private static final int PHOTOS = 45;
  private static final Shape SHAPE = new Shape(Samples.FEATURES, 11, CLASSES);
  private static final HeadRecipe HIDDEN =
      Samples.plain().withOptions(HeadOptions.PLAIN.withHidden(SHAPE.units()));
  private static final GlorotUniform FIRST = new GlorotUniform(5, Samples.FEATURES, SHAPE.units());
  private static final GlorotUniform SECOND = new GlorotUniform(6, SHAPE.units(), CLASSES);

  @Test
  void takes_the_steps_that_keras_takes_on_the_gradients_of_autograd() {
    List<HeadRecipe> recipes =
        List.of(
            HIDDEN,
            HIDDEN.withL2(0.05),
            HIDDEN.withDropout(0.4),
            HIDDEN.withLearningRate(0.001),
            HIDDEN.withOptions(HIDDEN.options().withLabelSmoothing(0.2)));
    Seeds.each(
        3,
        seed -> {
          TrainingSet set = Samples.set(seed, PHOTOS, CLASSES, 5, 0.5);
          int[] all = IntStream.range(0, PHOTOS).toArray();
          Scaling scaling = Scaling.of(set, all, Views.NONE);
          for (HeadRecipe recipe : recipes) {
            Targets targets = Targets.of(recipe.options(), labels(set, all), CLASSES, true);
            Batch batch = new Batch(set, scaling, 16);
            HiddenHead head = new HiddenHead(recipe, FIRST, SECOND);
            ReferenceHead reference = new ReferenceHead(recipe);
            for (int step = 0; step < 9; step++) {
              int from = step % 3 * 16; // the third batch is not full
              int[] rows = Arrays.copyOfRange(all, from, Math.min(PHOTOS, from + 16));
              batch.fill(rows);
              Batch.Inputs inputs = batch.drop(recipe.dropout(), rows, 70 + step / 3);
              Dropout between = new Dropout(rows, 80 + step / 3);
              float[][] z = new float[CLASSES][batch.capacity()];
              head.predictToLearn(inputs, between, z);
              new SoftmaxLoss().toGradients(z, labels(set, rows), targets);
              head.train(inputs, z, recipe.learningRate());
              reference.step(inputs, between, labels(set, rows));
            }
            reference.assertClose(head.onRawFeatures(scaling, targets), scaling);
          }
        });
  }

  @Test
  void starts_as_keras_dense_layer_does() {
    GlorotUniform start = new GlorotUniform(9, 300, 200);
    double limit = Math.sqrt(6.0 / 500);
    double sum = 0;
    double squares = 0;
    double widest = 0;
    for (int unit = 0; unit < 200; unit++) {
      for (int f = 0; f < 300; f++) {
        double weight = start.at(unit, f);
        sum += weight;
        squares += weight * weight;
        widest = Math.max(widest, Math.abs(weight));
      }
    }
    assertThat(widest).isBetween(0.999 * limit, limit + 1e-9);
    assertThat(sum / 60_000).isCloseTo(0, within(4 * limit / Math.sqrt(3 * 60_000)));
    assertThat(squares / 60_000).isCloseTo(limit * limit / 3, within(0.02 * limit * limit));
    assertThat(new GlorotUniform(10, 300, 200).at(0, 0)).isNotEqualTo(start.at(0, 0));
  }

  @Test
  void learns_what_no_linear_head_can() {
    SplittableRandom random = new SplittableRandom(8);
    float[][] rows = new float[600][4];
    List<Integer> labels = new ArrayList<>();
    List<Integer> folds = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < 4; f++) {
        rows[i][f] = (float) random.nextGaussian();
      }
      labels.add(rows[i][0] * rows[i][1] > 0 ? 1 : 0); // "exclusive or"
      folds.add(i % 3);
    }
    TrainingSet set = new TrainingSet(FeatureMatrix.ofRows(rows), labels, folds, 2);
    HeadRecipe recipe = Samples.plain().withEpochs(40);
    assertThat(accuracy(set, recipe)).isLessThan(0.65);
    assertThat(accuracy(set, recipe.withOptions(HeadOptions.PLAIN.withHidden(32))))
        .isGreaterThan(0.9);
  }

  @Test
  void each_seed_of_a_resample_starts_elsewhere() {
    TrainingSet set = Samples.set(4, 60, CLASSES, 3, 3);
    HeadTrainer trainer = new HeadTrainer(set, TrainerSettings.defaults().withThreads(1));
    int other = set.resamples().number(0, 1, 0);
    List<Head> heads = trainer.heads(Samples.trial(0, HIDDEN.withEpochs(1)), List.of(0, other));
    float[] bits = new float[2];
    for (int i = 0; i < 2; i++) {
      bits[i] = heads.get(i).layers().getFirst().weight(3, 3);
    }
    assertThat(bits[0]).isNotEqualTo(bits[1]);
  }

  private static double accuracy(TrainingSet set, HeadRecipe recipe) {
    List<EpochReport> reports = new ArrayList<>();
    new HeadTrainer(set, TrainerSettings.defaults().withThreads(1))
        .run(
            List.of(new Assignment(Samples.trial(0, recipe), 0)),
            new StudyListener() {
              @Override
              public void epochs(List<EpochReport> epochs) {
                reports.addAll(epochs);
              }

              @Override
              public void finished(List<FoldResult> results) {}
            });
    return reports.stream().mapToDouble(EpochReport::validationAccuracy).max().orElseThrow();
  }

  private static int[] labels(TrainingSet set, int[] rows) {
    return Arrays.stream(rows).map(r -> set.labels().get(r)).toArray();
  }

  /** A head that learns by autograd and KerasAdam, on scaled features. */
  private static final class ReferenceHead {
    private final HeadRecipe recipe;
    private final KerasAdam[][] parameters = new KerasAdam[4][];

    ReferenceHead(HeadRecipe recipe) {
      this.recipe = recipe;
      for (int i = 0; i < 4; i++) {
        parameters[i] = new KerasAdam[Arrays.stream(SHAPE.sizes()[i]).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(parameters[i], j -> new KerasAdam(recipe.learningRate(), 0));
      }
      for (int j = 0; j < parameters[0].length; j++) {
        float start = FIRST.at(j % SHAPE.units(), j / SHAPE.units());
        parameters[0][j] = new KerasAdam(recipe.learningRate(), start);
      }
      for (int j = 0; j < parameters[2].length; j++) {
        float start = SECOND.at(j % CLASSES, j / CLASSES);
        parameters[2][j] = new KerasAdam(recipe.learningRate(), start);
      }
    }

    void step(Batch.Inputs inputs, Dropout between, int[] labels) {
      double[][] x = doubles(inputs.byPhoto(), labels.length, SHAPE.features());
      float[][] kept = new float[inputs.byPhoto().length][Batch.roundUp(SHAPE.units())];
      for (float[] photo : kept) {
        Arrays.fill(photo, 1);
      }
      if (recipe.dropout() > 0) {
        between.apply(recipe.dropout(), kept, kept);
      }
      double smoothing = recipe.options().labelSmoothing();
      double[][] targets = new double[labels.length][CLASSES];
      for (int i = 0; i < labels.length; i++) {
        Arrays.fill(targets[i], smoothing / CLASSES);
        targets[i][labels[i]] += 1 - smoothing;
      }
      Learned learned = new Learned(x, doubles(kept, labels.length, SHAPE.units()), targets);
      double[][] at = new double[4][];
      Arrays.setAll(at, i -> values(parameters[i]));
      double[][] gradients = HiddenAutograd.of(SHAPE, at, learned, recipe.l2()).gradients();
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < parameters[i].length; j++) {
          parameters[i][j].step(gradients[i][j]);
        }
      }
    }

    void assertClose(Head head, Scaling scaling) {
      double close = 5e-3 * recipe.learningRate();
      Dense hidden = head.layers().getFirst();
      for (int unit = 0; unit < SHAPE.units(); unit++) {
        double bias = hidden.bias(unit);
        for (int f = 0; f < SHAPE.features(); f++) {
          double weight = hidden.weight(unit, f) / scaling.scale(f);
          double expected = parameters[0][f * SHAPE.units() + unit].value();
          assertThat(weight).as(recipe.asText()).isCloseTo(expected, within(close));
          bias += (double) hidden.weight(unit, f) * scaling.mean(f);
        }
        assertThat(bias).isCloseTo(parameters[1][unit].value(), within(close));
      }
      for (int k = 0; k < CLASSES; k++) {
        assertThat((double) head.bias(k)).isCloseTo(parameters[3][k].value(), within(close));
        for (int unit = 0; unit < SHAPE.units(); unit++) {
          assertThat((double) head.weight(k, unit))
              .isCloseTo(parameters[2][unit * CLASSES + k].value(), within(close));
        }
      }
    }

    private static double[] values(KerasAdam[] numbers) {
      return Arrays.stream(numbers).mapToDouble(KerasAdam::value).toArray();
    }

    private static double[][] doubles(float[][] values, int rows, int columns) {
      double[][] doubles = new double[rows][columns];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          doubles[i][j] = values[i][j];
        }
      }
      return doubles;
    }
  }
}
