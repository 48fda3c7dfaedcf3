package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.features.FeatureMatrix;
import graft.core.head.Views;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final int PHOTOS = 200;
  private static final TrainingSet SET = Samples.set(1, PHOTOS, 2, 2, 0.5);
  private static final int[] ALL = IntStream.range(0, PHOTOS).toArray();

  private final Scaling scaling = Scaling.of(SET, ALL, Views.NONE);
  private final Batch batch = new Batch(SET, scaling, PHOTOS);

  @Test
  void scales_by_the_training_photos() {
    FeatureMatrix features =
        FeatureMatrix.ofRows(new float[][] {{1, 7, 10}, {3, 7, 20}, {5, 7, 60}, {99, 1, -1}});
    Scaling train = Scaling.of(Samples.unlabelled(features), new int[] {0, 1, 2}, Views.NONE);
    assertThat(train.mean(0)).isEqualTo(3);
    assertThat(train.mean(1)).as("a feature that never changes").isEqualTo(7);
    assertThat(train.mean(2)).isEqualTo(30);
    double[] deviations = {Math.sqrt(8 / 3.0), 0, Math.sqrt(1400 / 3.0)};
    double size =
        Math.sqrt(Arrays.stream(deviations).map(d -> Math.pow(d, 3)).average().orElseThrow());
    for (int f = 0; f < 3; f++) {
      assertThat((double) train.scale(f)).isCloseTo(Math.sqrt(deviations[f]) / size, within(1e-6));
    }
    float[] photo = {3, 7, 30, 0, 0, 0, 0, 0};
    train.apply(photo);
    assertThat(photo).as("the mean, filled up with zeros").containsOnly(0);
  }

  @Test
  void photos_that_are_all_alike_are_centred_alone() {
    FeatureMatrix features = FeatureMatrix.ofRows(new float[][] {{1, 7}, {1, 7}});
    Scaling train = Scaling.of(Samples.unlabelled(features), new int[] {0, 1}, Views.NONE);
    assertThat(train.scale(0)).isEqualTo(1);
    assertThat(train.scale(1)).isEqualTo(1);
  }

  @Test
  void holds_scaled_photos_both_ways_round_and_fills_up_with_zeros() {
    Batch small = new Batch(SET, scaling, 10);
    small.fill(ALL);
    int[] rows = {5, 199, 5};
    Batch.Inputs inputs = small.fill(rows);
    assertThat(small.capacity()).isEqualTo(16);
    for (int b = 0; b < small.capacity(); b++) {
      for (int f = 0; f < inputs.byFeature().length; f++) {
        boolean filled = b < rows.length && f < Samples.FEATURES;
        float wanted = filled ? Samples.scaled(SET.features(), scaling, rows[b], f) : 0;
        assertThat(inputs.byPhoto()[b][f]).isEqualTo(wanted);
        assertThat(inputs.byFeature()[f][b]).isEqualTo(wanted);
      }
    }
  }

  @Test
  void dropout_drops_its_share_and_scales_up_the_rest() {
    float[][] plain = batch.fill(ALL).byPhoto();
    for (double rate : new double[] {0.1, 0.5, 0.8}) {
      Batch.Inputs dropped = batch.drop(rate, ALL, 7);
      int zeros = 0;
      for (int b = 0; b < PHOTOS; b++) {
        for (int f = 0; f < Samples.FEATURES; f++) {
          float value = dropped.byPhoto()[b][f];
          assertThat(dropped.byFeature()[f][b]).isEqualTo(value);
          if (value == 0) {
            zeros++;
          } else {
            assertThat((double) value).isCloseTo(plain[b][f] / (1 - rate), within(1e-5));
          }
        }
      }
      double draws = PHOTOS * (double) Samples.FEATURES;
      assertThat(zeros / draws).isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / draws)));
    }
  }

  @Test
  void no_dropout_is_the_photos_themselves() {
    Batch.Inputs plain = batch.fill(ALL);
    assertThat(batch.drop(0, ALL, 7)).isSameAs(plain);
  }

  @Test
  void a_photo_is_dropped_alike_wherever_it_stands() {
    batch.fill(ALL);
    float[][] there = copy(batch.drop(0.3, ALL, 7).byPhoto());
    int[] turned = Arrays.stream(ALL).map(i -> PHOTOS - 1 - i).toArray();
    batch.fill(turned);
    float[][] elsewhere = copy(batch.drop(0.3, turned, 7).byPhoto());
    for (int b = 0; b < PHOTOS; b++) {
      assertThat(elsewhere[PHOTOS - 1 - b]).isEqualTo(there[b]);
    }
    float[][] nextEpoch = batch.drop(0.3, turned, 8).byPhoto();
    assertThat(Arrays.deepEquals(nextEpoch, elsewhere)).isFalse();
  }

  @Test
  void a_higher_rate_drops_a_superset() {
    batch.fill(ALL);
    float[][] low = copy(batch.drop(0.3, ALL, 7).byPhoto());
    float[][] high = copy(batch.drop(0.6, ALL, 7).byPhoto());
    for (int b = 0; b < PHOTOS; b++) {
      for (int f = 0; f < Samples.FEATURES; f++) {
        assertThat(low[b][f] != 0 || high[b][f] == 0).isTrue();
      }
    }
  }

  private static float[][] copy(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }
}
