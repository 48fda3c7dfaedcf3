package graft.core.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.features.FeatureMatrix;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadTest {

  @Test
  void logits_are_weights_times_features_and_biases() {
    Head head = new Head(2, new float[] {1, 2, 3, 4, 5, 6}, new float[] {0.5f, 0, -1});
    double[][] logits = head.logits(FeatureMatrix.ofRows(new float[][] {{1, 10}, {0, 0}}));
    assertThat(logits[0]).containsExactly(21.5, 43, 64);
    assertThat(logits[1]).containsExactly(0.5, 0, -1);
  }

  @Test
  void a_mean_of_heads_gives_the_mean_of_their_logits() {
    Seeds.each(
        20,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          List<Head> heads = List.of(head(random), head(random), head(random));
          FeatureMatrix photos = photos(random);
          double[][] mean = Head.mean(heads).logits(photos);
          for (int row = 0; row < photos.rows(); row++) {
            for (int k = 0; k < 3; k++) {
              double sum = 0;
              for (Head head : heads) {
                sum += head.logits(photos)[row][k];
              }
              assertThat(mean[row][k]).isCloseTo(sum / 3, within(1e-5));
            }
          }
        });
  }

  @Test
  void a_temperature_divides_the_logits() {
    SplittableRandom random = new SplittableRandom(1);
    Head head = head(random);
    FeatureMatrix photos = photos(random);
    double[][] halved = head.withTemperature(2).logits(photos);
    for (int row = 0; row < photos.rows(); row++) {
      for (int k = 0; k < 3; k++) {
        assertThat(halved[row][k]).isEqualTo(head.logits(photos)[row][k] / 2);
      }
    }
  }

  @Test
  void is_not_changed_from_outside() {
    float[] weights = {1, 2};
    float[] biases = {3};
    Head head = new Head(2, weights, biases);
    weights[0] = 9;
    biases[0] = 9;
    assertThat(head.weight(0, 0)).isEqualTo(1);
    assertThat(head.bias(0)).isEqualTo(3);
  }

  @Test
  void rejects_weights_of_another_shape() {
    assertThatThrownBy(() -> new Head(4, new float[9], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights must be (units, inputs) = (2, 4), got 9 numbers");
  }

  @Test
  void a_hidden_layer_lets_through_what_is_above_zero() {
    Dense first = new Dense(2, new float[] {1, 0, 0, 1, 1, 1}, new float[] {0, 0, -5});
    Dense second = new Dense(3, new float[] {1, 10, 100, -1, -1, -1}, new float[] {0.5f, 0});
    Head head = new Head(List.of(first, second));
    double[][] logits = head.logits(FeatureMatrix.ofRows(new float[][] {{3, -2}, {2, 4}}));
    assertThat(logits[0]).containsExactly(3.5, -3);
    assertThat(logits[1]).containsExactly(142.5, -7);
    assertThat(List.of(head.features(), head.hidden(), head.classes())).containsExactly(2, 3, 2);
  }

  @Test
  void a_mean_of_heads_with_hidden_layers_is_one_head_with_the_mean_of_their_logits() {
    Seeds.each(
        20,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          List<Head> heads = List.of(hidden(random, 5), hidden(random, 3), hidden(random, 1));
          FeatureMatrix photos = photos(random);
          Head mean = Head.mean(heads);
          assertThat(mean.hidden()).isEqualTo(9);
          for (int row = 0; row < photos.rows(); row++) {
            for (int k = 0; k < 3; k++) {
              double sum = 0;
              for (Head head : heads) {
                sum += head.logits(photos)[row][k];
              }
              assertThat(mean.logits(photos)[row][k]).isCloseTo(sum / 3, within(1e-5));
              assertThat(mean.withTemperature(4).logits(photos)[row][k])
                  .isEqualTo(mean.logits(photos)[row][k] / 4);
            }
          }
        });
  }

  @Test
  void rejects_layers_that_do_not_fit_and_means_of_unlike_heads() {
    SplittableRandom random = new SplittableRandom(2);
    Dense layer = new Dense(4, new float[12], new float[3]);
    assertThatThrownBy(() -> new Head(List.of(layer, layer)))
        .hasMessage("the output layer must take the 3 units of the hidden layer, got one on 4");
    assertThatThrownBy(() -> new Head(List.of()))
        .hasMessage("a head must have 1 or 2 layers, got 0");
    assertThatThrownBy(() -> Head.mean(List.of(head(random), hidden(random, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "heads can be averaged when they are alike, got 4 features, 3 classes and"
                + " 4 features, hidden 2, 3 classes");
  }

  private static Head hidden(SplittableRandom random, int units) {
    return new Head(
        List.of(
            new Dense(4, floats(random, units * 4), floats(random, units)),
            new Dense(units, floats(random, 3 * units), floats(random, 3))));
  }

  private static Head head(SplittableRandom random) {
    return new Head(4, floats(random, 12), floats(random, 3));
  }

  private static FeatureMatrix photos(SplittableRandom random) {
    return FeatureMatrix.ofRows(
        new float[][] {floats(random, 4), floats(random, 4), floats(random, 4)});
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
