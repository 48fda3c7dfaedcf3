package graft.train.torch;

import static graft.train.torch.OnnxGraphs.integer;
import static graft.train.torch.OnnxGraphs.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchNetTest {
  private static final int PHOTOS = 16;
  private static final int SIZE = 96;

  @ParameterizedTest
  @CsvSource({"efficientnet-lite0", "efficientnet-lite2"})
  void gives_the_features_that_onnx_runtime_gives(String name) throws OrtException {
    Backbone backbone = Backbones.byName(name);
    float[] pixels = photos();
    float[] expected = Onnx.run(backbone.onnx(), pixels, PHOTOS, 3, SIZE, SIZE);
    int features = backbone.card().features();
    try (TorchNet net = TorchNet.of(NetFile.of(backbone.onnx()).net("pixels", "features"), 2)) {
      float[][] got = net.outputs(batch(pixels));
      double largest = 0;
      double apart = 0;
      for (int f = 0; f < features; f++) {
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < PHOTOS; p++) {
          float right = expected[p * features + f];
          largest = Math.max(largest, Math.abs(right));
          sum += right;
          squares += right * right;
          assertThat(got[p][f]).isCloseTo(right, within(1e-4f * Math.max(1, Math.abs(right))));
        }
        apart += Math.sqrt(Math.max(0, squares / PHOTOS - Math.pow(sum / PHOTOS, 2)));
      }
      assertThat(largest).isGreaterThan(1);
      assertThat(apart / features).as("photos differ").isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @CsvSource({"block16", "block11", "block5"})
  void gives_them_in_two_parts_as_well(String cut) throws OrtException {
    Backbone backbone = Backbones.byName("efficientnet-lite0");
    NetFile file = NetFile.of(backbone.onnx());
    float[] pixels = photos();
    byte[] below = file.below(cut);
    assertThat(below.length).isLessThan(backbone.onnx().remaining());
    ByteBuffer part = ByteBuffer.allocateDirect(below.length).put(below).flip();
    float[] activations = Onnx.run(part, pixels, PHOTOS, 3, SIZE, SIZE);
    float[] expected = Onnx.run(backbone.onnx(), pixels, PHOTOS, 3, SIZE, SIZE);
    var place =
        backbone.card().cuts().stream()
            .filter(c -> c.tensor().equals(cut))
            .findFirst()
            .orElseThrow();
    long side = SIZE / place.stride();
    List<Long> shape = List.of((long) PHOTOS, (long) place.channels(), side, side);
    try (TorchNet net = TorchNet.of(file.net("pixels", "features").above(cut), 2)) {
      float[][] got = net.outputs(new Batch.Singles(shape, activations));
      for (int p = 0; p < PHOTOS; p++) {
        for (int f = 0; f < got[p].length; f++) {
          assertThat(got[p][f]).isCloseTo(expected[p * got[p].length + f], within(1e-4f));
        }
      }
    }
  }

  @Test
  void takes_new_weights_and_writes_them_back() throws OrtException {
    Backbone backbone = Backbones.byName("efficientnet-lite0");
    NetFile file = NetFile.of(backbone.onnx());
    float[] pixels = photos();
    Map<String, float[]> moved = new HashMap<>();
    float[][] expected;
    try (TorchNet net = TorchNet.of(file.net("pixels", "features"), 2)) {
      float[][] before = net.outputs(batch(pixels));
      for (int w = net.weights().size() - 6; w < net.weights().size(); w++) {
        float[] numbers = net.get(w);
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] *= 1.1f;
        }
        net.set(w, numbers);
        moved.put(net.weights().get(w).name(), numbers);
      }
      expected = net.outputs(batch(pixels));
      assertThat(expected[0]).isNotEqualTo(before[0]);
    }
    byte[] written = file.withWeights(moved);
    ByteBuffer bytes = ByteBuffer.allocateDirect(written.length).put(written).flip();
    float[] got = Onnx.run(bytes, pixels, PHOTOS, 3, SIZE, SIZE);
    for (int p = 0; p < PHOTOS; p++) {
      for (int f = 0; f < expected[p].length; f++) {
        assertThat(got[p * expected[p].length + f]).isCloseTo(expected[p][f], within(1e-4f));
      }
    }
  }

  @Test
  void finds_the_gradients_that_small_steps_find() {
    int[] labels = {0, 2, 1};
    long[] shape = {3, 2, 6, 6};
    float[] in = new float[3 * 2 * 6 * 6];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < in.length; i++) {
      in[i] = (float) random.nextGaussian();
    }
    Batch batch = new Batch.Singles(List.of(shape[0], shape[1], shape[2], shape[3]), in);
    try (TorchNet net = TorchNet.of(small(), 1)) {
      assertThat(net.weights())
          .extracting(TorchNet.Weight::name)
          .containsExactly("w", "b", "d", "v", "c");
      net.step(batch, labels, 0.1);
      net.step(batch, labels, 0.1); // what the first has left must not add up
      for (int w = 0; w < net.weights().size(); w++) {
        float[] gradient = net.gradient(w);
        float[] at = net.get(w);
        for (int i = 0; i < at.length; i += 3) {
          double numeric = slope(net, w, i, batch, labels);
          assertThat((double) gradient[i])
              .as("%s at %d", net.weights().get(w).name(), i)
              .isCloseTo(numeric, within(2e-3 + 0.02 * Math.abs(numeric)));
        }
      }
    }
  }

  /** The central difference of the loss. */
  private static double slope(TorchNet net, int weight, int i, Batch batch, int[] labels) {
    float step = 5e-3f;
    float[] at = net.get(weight);
    float[] moved = at.clone();
    moved[i] = at[i] + step;
    net.set(weight, moved);
    double above = net.step(batch, labels, 0.1);
    moved[i] = at[i] - step;
    net.set(weight, moved);
    double below = net.step(batch, labels, 0.1);
    net.set(weight, at);
    return (above - below) / (2 * step);
  }

  private static Net small() {
    ByteBuffer onnx =
        new OnnxGraphs()
            .weights("w", 4, 2, 3, 3)
            .weights("b", 4)
            .weights("d", 4, 1, 3, 3)
            .weights("v", 3, 4)
            .weights("c", 3)
            .node("Conv", List.of("in", "w", "b"), "x", ints("pads", 0, 0, 1, 1))
            .node("Sigmoid", List.of("x"), "s") // smooth, or a small step could cross a bend
            .node("Conv", List.of("s", "d"), "y", integer("group", 4), ints("pads", 1, 1, 1, 1))
            .node("Add", List.of("x", "y"), "z")
            .node("GlobalAveragePool", List.of("z"), "p")
            .node("Flatten", List.of("p"), "f")
            .node("Gemm", List.of("f", "v", "c"), "out", integer("transB", 1))
            .bytes(18);
    return NetFile.of(onnx).net("in", "out");
  }

  @Test
  void leaves_no_native_memory_behind_a_step() {
    try (TorchNet net = TorchNet.of(small(), 1)) {
      Batch batch = new Batch.Singles(List.of(3L, 2L, 6L, 6L), new float[3 * 2 * 6 * 6]);
      net.step(batch, new int[] {0, 1, 2}, 0);
      net.outputs(batch);
      long before = Pointer.totalCount();
      for (int i = 0; i < 50; i++) {
        net.step(batch, new int[] {0, 1, 2}, 0);
        net.gradient(0);
        net.outputs(batch);
      }
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }
  }

  private static Batch batch(float[] pixels) {
    return new Batch.Singles(List.of((long) PHOTOS, 3L, (long) SIZE, (long) SIZE), pixels);
  }

  /** Waves of different colours, lengths and directions, in [-1, 1]. */
  private static float[] photos() {
    float[] pixels = new float[PHOTOS * 3 * SIZE * SIZE];
    SplittableRandom random = new SplittableRandom(2);
    int at = 0;
    for (int plane = 0; plane < PHOTOS * 3; plane++) {
      double across = random.nextDouble(0.02, 0.6);
      double down = random.nextDouble(0.02, 0.6);
      double shift = random.nextDouble(0, 6);
      for (int i = 0; i < SIZE * SIZE; i++) {
        int row = i / SIZE;
        double wave = Math.sin(across * (i % SIZE) + down * row + shift);
        pixels[at++] = (float) (0.8 * wave + random.nextDouble(-0.2, 0.2));
      }
    }
    return pixels;
  }
}
