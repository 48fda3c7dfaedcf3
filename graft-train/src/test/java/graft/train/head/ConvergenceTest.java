package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.metrics.Softmax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where training ends when it is given all photos at once and time: at the least of the penalised
 * loss. Adam's step size stays as it is, so it circles around the least at about that distance.
 */
class ConvergenceTest {
  private static final int CLASSES = 3;
  private static final Map<String, double[]> GOLDEN = golden();
  private static final int[] LABELS =
      Arrays.stream(numbers("y")).mapToInt(label -> (int) label).toArray();
  private static final int PHOTOS = LABELS.length;
  private static final int FEATURES = numbers("x").length / PHOTOS;

  private final FeatureMatrix features = FeatureMatrix.ofRows(rows());
  private final TrainingSet set = Samples.unlabelled(features);
  private final int[] all = IntStream.range(0, PHOTOS).toArray();
  private final Scaling scaling = Scaling.of(set, all, Views.NONE);
  private final double[][] x = scaled();

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.1})
  void l2_ends_at_the_solution_of_scikit_learn(double l2) {
    Solution got = trained(recipe(2e-4).withL2(l2), 60_000);
    double[] weights = numbers(l2 + ".weights");
    double[] biases = numbers(l2 + ".biases");
    for (int k = 0; k < CLASSES; k++) {
      // the same number added to all biases changes nothing
      double middle = Arrays.stream(got.biases).average().orElseThrow();
      assertThat(got.biases[k] - middle).isCloseTo(biases[k], within(2e-3));
      for (int f = 0; f < FEATURES; f++) {
        assertThat(got.weights[k][f]).isCloseTo(weights[k * FEATURES + f], within(2e-3));
      }
    }
    assertThat(loss(got)).isCloseTo(numbers(l2 + ".loss")[0], within(1e-3));
    assertThat(loss(got) + l2 * sum(got, w -> w * w))
        .isCloseTo(numbers(l2 + ".penalised")[0], within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.02, 0.1})
  void l1_ends_at_the_loss_of_a_long_proximal_descent_with_the_same_zeros(double l1) {
    Solution expected = proximalDescent(l1, 60_000);
    Solution got = trained(recipe(0.3 * l1).withL1(l1), 60_000);
    double[][] pull = gradient(expected);
    int zeros = 0;
    for (int k = 0; k < CLASSES; k++) {
      for (int f = 0; f < FEATURES; f++) {
        if (expected.weights[k][f] == 0 && Math.abs(pull[k][f]) < 0.95 * l1) {
          zeros++;
          assertThat(got.weights[k][f]).as("weight %d of class %d", f, k).isZero();
        }
        if (Math.abs(expected.weights[k][f]) > 0.01) {
          assertThat(got.weights[k][f]).isCloseTo(expected.weights[k][f], within(5e-3));
        }
      }
    }
    assertThat(zeros).as("weights at zero").isPositive();
    double least = loss(expected) + l1 * sum(expected, Math::abs);
    assertThat(loss(got) + l1 * sum(got, Math::abs)).isBetween(least - 1e-9, least + 1e-5);
  }

  @Test
  void a_strong_l1_forgets_everything() {
    Solution got = trained(recipe(1e-3).withL1(1), 2_000);
    assertThat(Arrays.stream(got.weights).flatMapToDouble(Arrays::stream)).containsOnly(0.0);
  }

  private static HeadRecipe recipe(double rate) {
    return new HeadRecipe(rate, PHOTOS, 1, 0, 0, 0);
  }

  /** Weights on scaled features. */
  @SuppressWarnings("ArrayRecordComponent") // made and read here
  private record Solution(double[][] weights, double[] biases) {}

  private Solution trained(HeadRecipe recipe, int steps) {
    Batch batch = new Batch(set, scaling, PHOTOS);
    LinearHead head = new LinearHead(recipe, FEATURES, CLASSES);
    Batch.Inputs inputs = batch.fill(all);
    float[][] z = new float[CLASSES][batch.capacity()];
    for (int step = 0; step < steps; step++) {
      head.predict(inputs, z);
      new SoftmaxLoss().toGradients(z, LABELS, Targets.PLAIN);
      head.train(inputs, z, recipe.learningRate());
    }
    Head raw = head.onRawFeatures(scaling, Targets.PLAIN);
    double[][] weights = new double[CLASSES][FEATURES];
    double[] biases = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      biases[k] = raw.bias(k);
      for (int f = 0; f < FEATURES; f++) {
        weights[k][f] = raw.weight(k, f) / scaling.scale(f);
        biases[k] += (double) raw.weight(k, f) * scaling.mean(f);
      }
    }
    return new Solution(weights, biases);
  }

  /** Plain proximal gradient descent (ISTA), in double precision. */
  private Solution proximalDescent(double l1, int steps) {
    Solution at = new Solution(new double[CLASSES][FEATURES], new double[CLASSES]);
    double pace = 0.7;
    for (int step = 0; step < steps; step++) {
      double[][] g = gradient(at);
      for (int k = 0; k < CLASSES; k++) {
        for (int f = 0; f < FEATURES; f++) {
          double w = at.weights[k][f] - pace * g[k][f];
          at.weights[k][f] = Math.signum(w) * Math.max(0, Math.abs(w) - pace * l1);
        }
        at.biases[k] -= pace * g[k][FEATURES];
      }
    }
    return at;
  }

  /** Of the mean log loss: (classes)(features, then the bias). */
  private double[][] gradient(Solution at) {
    double[][] gradient = new double[CLASSES][FEATURES + 1];
    for (int i = 0; i < PHOTOS; i++) {
      double[] p = Softmax.probabilities(logits(at, i), 1);
      for (int k = 0; k < CLASSES; k++) {
        double away = (p[k] - (LABELS[i] == k ? 1 : 0)) / PHOTOS;
        for (int f = 0; f < FEATURES; f++) {
          gradient[k][f] += away * x[i][f];
        }
        gradient[k][FEATURES] += away;
      }
    }
    return gradient;
  }

  private double loss(Solution at) {
    return IntStream.range(0, PHOTOS)
        .mapToDouble(i -> Softmax.logLoss(logits(at, i), LABELS[i], 1))
        .average()
        .orElseThrow();
  }

  private static double sum(Solution at, DoubleUnaryOperator of) {
    return Arrays.stream(at.weights).flatMapToDouble(Arrays::stream).map(of).sum();
  }

  private double[] logits(Solution at, int photo) {
    double[] z = at.biases.clone();
    for (int k = 0; k < CLASSES; k++) {
      for (int f = 0; f < FEATURES; f++) {
        z[k] += at.weights[k][f] * x[photo][f];
      }
    }
    return z;
  }

  private double[][] scaled() {
    double[][] values = new double[PHOTOS][FEATURES];
    for (int i = 0; i < PHOTOS; i++) {
      for (int f = 0; f < FEATURES; f++) {
        values[i][f] = Samples.scaled(features, scaling, i, f);
      }
    }
    return values;
  }

  private static float[][] rows() {
    float[][] rows = new float[PHOTOS][FEATURES];
    for (int i = 0; i < PHOTOS; i++) {
      for (int f = 0; f < FEATURES; f++) {
        rows[i][f] = (float) numbers("x")[i * FEATURES + f];
      }
    }
    return rows;
  }

  private static double[] numbers(String name) {
    return Objects.requireNonNull(GOLDEN.get(name), "no golden value called " + name);
  }

  /** Values of the reference implementation: see tools/golden/README.md. */
  private static Map<String, double[]> golden() {
    try (InputStream in = ConvergenceTest.class.getResourceAsStream("heads.golden")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .collect(
              Collectors.toMap(
                  words -> words[0],
                  words ->
                      Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
