package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.Head;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.head.Views;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Training against PyTorch's autograd. */
class GradientTest {
  private static final int CLASSES = 5;
  private static final long EPOCH_KEY = 77;

  @Test
  void gradients_are_those_of_autograd_with_and_without_dropout() {
    Seeds.each(
        20,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          int photos = 1 + random.nextInt(40);
          TrainingSet set = Samples.set(seed, 60, CLASSES, 2, 0.5);
          int[] rows = random.ints(photos, 0, 60).toArray();
          int[] labels = labels(set, rows);
          Batch batch = batch(set, 40);
          batch.fill(rows);
          Batch.Inputs inputs = batch.drop(seed % 2 == 0 ? 0 : 0.4, rows, EPOCH_KEY);
          float[][] w = new float[CLASSES][inputs.byFeature().length];
          double[][] weights = new double[Samples.FEATURES][CLASSES];
          double[] biases = new double[CLASSES];
          float[][] z = new float[CLASSES][batch.capacity()];
          for (int k = 0; k < CLASSES; k++) {
            biases[k] = (float) random.nextGaussian();
            for (int f = 0; f < Samples.FEATURES; f++) {
              w[k][f] = (float) random.nextGaussian();
              weights[f][k] = w[k][f];
            }
            Arrays.fill(z[k], (float) biases[k]);
            RowKernels.addProducts(z[k], w[k], inputs.byFeature());
          }

          SoftmaxLoss loss = new SoftmaxLoss();
          loss.toGradients(z, labels, Targets.PLAIN);

          Autograd expected = Autograd.of(inputs.byPhoto(), labels, weights, biases, 0);
          assertThat(loss.meanLoss()).isCloseTo(expected.loss(), within(1e-5));
          for (int k = 0; k < CLASSES; k++) {
            float[] gradient = new float[w[k].length];
            RowKernels.addProducts(gradient, z[k], inputs.byPhoto());
            for (int f = 0; f < Samples.FEATURES; f++) {
              assertThat((double) gradient[f]).isCloseTo(expected.weights()[f][k], within(5e-6));
            }
            double sum = 0;
            for (float photo : z[k]) {
              sum += photo;
            }
            assertThat(sum).isCloseTo(expected.biases()[k], within(1e-6));
          }
        });
  }

  @Test
  void training_takes_the_steps_that_keras_takes_on_the_gradients_of_autograd() {
    HeadRecipe plain = Samples.plain();
    List<HeadRecipe> recipes =
        List.of(
            plain,
            plain.withL2(0.05),
            plain.withL2(1),
            plain.withDropout(0.3),
            plain.withDropout(0.7),
            plain.withLearningRate(0.1),
            plain.withOptions(HeadOptions.PLAIN.withLabelSmoothing(0.1)),
            plain.withL2(0.05).withOptions(HeadOptions.PLAIN.withClassWeights(true)),
            plain
                .withDropout(0.3)
                .withOptions(
                    new HeadOptions(Schedule.COSINE, 0.2, true, 0))); // with weights and smoothing
    Seeds.each(
        3,
        seed -> {
          TrainingSet set = Samples.uneven(seed, new int[] {20, 12, 7, 4, 2}, 5, 0.5);
          for (HeadRecipe recipe : recipes) {
            Scaling scaling = Scaling.of(set, all(45), Views.NONE);
            Batch batch = batch(set, 16);
            LinearHead head = new LinearHead(recipe, Samples.FEATURES, CLASSES);
            Targets targets = Targets.of(recipe.options(), labels(set, all(45)), CLASSES, false);
            LearningRate rate = new LearningRate(recipe, 3);
            ReferenceHead reference = new ReferenceHead(recipe, labels(set, all(45)));
            SoftmaxLoss loss = new SoftmaxLoss();
            for (int step = 0; step < 12; step++) {
              int from = step % 3 * 16; // the third batch is not full
              int[] rows = Arrays.copyOfRange(all(45), from, Math.min(45, from + 16));
              batch.fill(rows);
              Batch.Inputs inputs = batch.drop(recipe.dropout(), rows, EPOCH_KEY + step / 3);
              float[][] z = new float[CLASSES][batch.capacity()];
              head.predict(inputs, z);
              loss.toGradients(z, labels(set, rows), targets);
              head.train(inputs, z, rate.next());
              reference.step(inputs.byPhoto(), labels(set, rows));
            }
            reference.assertClose(head.onRawFeatures(scaling, targets), scaling);
            assertThat(loss.meanLoss()).isCloseTo(reference.lossSum / (4 * 45), within(1e-5));
          }
        });
  }

  private static Batch batch(TrainingSet set, int photos) {
    Scaling scaling = Scaling.of(set, all(set.features().rows()), Views.NONE);
    return new Batch(set, scaling, photos);
  }

  private static int[] all(int photos) {
    return IntStream.range(0, photos).toArray();
  }

  private static int[] labels(TrainingSet set, int[] rows) {
    return Arrays.stream(rows).map(r -> set.labels().get(r)).toArray();
  }

  /** A head that learns by autograd and KerasAdam, on scaled features. */
  private static final class ReferenceHead {
    private final HeadRecipe recipe;
    private final KerasAdam[][] weights = new KerasAdam[Samples.FEATURES][CLASSES];
    private final KerasAdam[] biases = new KerasAdam[CLASSES];
    private final int[] allLabels;
    private double lossSum;
    private int steps;

    ReferenceHead(HeadRecipe recipe, int[] allLabels) {
      this.recipe = recipe;
      this.allLabels = allLabels;
      Arrays.setAll(biases, k -> new KerasAdam(recipe.learningRate(), 0));
      for (KerasAdam[] row : weights) {
        Arrays.setAll(row, k -> new KerasAdam(recipe.learningRate(), 0));
      }
    }

    void step(float[][] x, int[] labels) {
      double[] b = Arrays.stream(biases).mapToDouble(KerasAdam::value).toArray();
      double[][] w =
          Arrays.stream(weights)
              .map(row -> Arrays.stream(row).mapToDouble(KerasAdam::value).toArray())
              .toArray(double[][]::new);
      Autograd gradients = Autograd.of(x, labels, w, b, recipe.l2(), targets(labels));
      lossSum += gradients.loss() * labels.length;
      double rate = rate();
      for (int k = 0; k < CLASSES; k++) {
        biases[k].step(gradients.biases()[k], rate);
        for (int f = 0; f < weights.length; f++) {
          weights[f][k].step(gradients.weights()[f][k], rate);
        }
      }
    }

    /** Of Keras' CosineDecay over 6 epochs of 3 steps, or the recipe's. */
    private double rate() {
      double decay = 0.5 * (1 + Math.cos(Math.PI * steps++ / (6 * 3)));
      boolean cosine = recipe.options().schedule() == Schedule.COSINE;
      return recipe.learningRate() * (cosine ? decay : 1);
    }

    /** Smoothed one-hot labels, each photo's times scikit-learn's balanced class weight. */
    private double[][] targets(int[] labels) {
      double[][] targets = new double[labels.length][CLASSES];
      double smoothing = recipe.options().labelSmoothing();
      for (int i = 0; i < labels.length; i++) {
        int label = labels[i];
        long photos = Arrays.stream(allLabels).filter(other -> other == label).count();
        double weight =
            recipe.options().classWeights() ? allLabels.length / (double) (CLASSES * photos) : 1;
        Arrays.fill(targets[i], weight * smoothing / CLASSES);
        targets[i][label] += weight * (1 - smoothing);
      }
      return targets;
    }

    void assertClose(Head head, Scaling scaling) {
      double close = 1e-3 * recipe.learningRate();
      for (int k = 0; k < CLASSES; k++) {
        double bias = head.bias(k);
        for (int f = 0; f < weights.length; f++) {
          double weight = head.weight(k, f) / scaling.scale(f);
          assertThat(weight).as(recipe.asText()).isCloseTo(weights[f][k].value(), within(close));
          bias += (double) head.weight(k, f) * scaling.mean(f);
        }
        assertThat(bias).as(recipe.asText()).isCloseTo(biases[k].value(), within(close));
      }
    }
  }
}
