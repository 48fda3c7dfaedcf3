package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;

class AdamWTest {
  @Test
  void moves_weights_as_pytorch_does() {
    int size = 50;
    SplittableRandom random = new SplittableRandom(4);
    float[] start = draw(random, size);
    TensorState state = TensorState.of(start);
    Tensor weights = Tensor.create(start, size);
    weights.requires_grad_(true);
    AdamWOptions options = new AdamWOptions(0.01);
    options.weight_decay().put(0.1);
    try (var optimiser = new org.bytedeco.pytorch.AdamW(new TensorVector(weights), options)) {
      for (int step = 1; step <= 20; step++) {
        float[] gradient = draw(random, size);
        AdamW.step(state, gradient, step, 0.01, 0.1);
        weights.mutable_grad().put(Tensor.create(gradient, size));
        optimiser.step();
      }
    }
    float[] expected = new float[size];
    weights.data_ptr_float().get(expected);
    assertThat(expected).isNotEqualTo(start);
    assertThat(state.weights()).containsExactly(expected, within(2e-6f));
  }

  @Test
  void the_average_follows_the_weights() {
    TensorState state = TensorState.of(new float[] {1, 2});
    state.weights()[0] = 3;
    state.average(0.75);
    assertThat(state.average()).containsExactly(1.5f, 2);
  }

  @Test
  void sees_a_weight_that_is_no_number() {
    TensorState state = TensorState.of(new float[] {1, 2});
    assertThat(state.isFinite()).isTrue();
    state.weights()[1] = Float.NaN;
    assertThat(state.isFinite()).isFalse();
    state.weights()[1] = Float.NEGATIVE_INFINITY;
    assertThat(state.isFinite()).isFalse();
  }

  private static float[] draw(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
