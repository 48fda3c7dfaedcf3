package graft.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.train.graph.NetFile;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartEngine;
import graft.vision.pass.PartRunner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What a card runs, on the processor. */
class TorchRunnerTest {
  private static final int SIZE = 96;
  private static final FrozenPart PART = FrozenPart.of(Backbones.byName(Backbones.STANDARD));

  private static TorchRunner runner() {
    return TorchRunner.of(
        PART, () -> TorchNet.of(NetFile.of(PART.onnx()).net(PART.input(), PART.output()), 1));
  }

  private static FloatBuffer photo(long seed) {
    int count = 3 * SIZE * SIZE;
    FloatBuffer pixels =
        ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
    Random random = new Random(seed);
    IntStream.range(0, count).forEach(i -> pixels.put(i, (float) random.nextGaussian()));
    return pixels;
  }

  @Test
  void gives_the_features_that_onnx_runtime_gives() {
    try (PartRunner onnx = PartEngine.PROCESSOR.load(PART);
        PartRunner torch = runner()) {
      float[] expected = onnx.features(photo(1), SIZE);
      assertThat(expected).hasSize(1280);
      assertThat(torch.features(photo(1), SIZE)).containsExactly(expected, within(1e-4f));
    }
  }

  @Test
  void a_photo_has_the_same_bits_alone_and_among_others_that_wait() {
    try (PartRunner torch = runner()) {
      List<float[]> alone =
          IntStream.range(0, 20).mapToObj(i -> torch.features(photo(i), SIZE)).toList();
      List<float[]> together =
          IntStream.range(0, 20).parallel().mapToObj(i -> torch.features(photo(i), SIZE)).toList();
      for (int i = 0; i < 20; i++) {
        assertThat(together.get(i)).as("photo %d", i).containsExactly(alone.get(i));
      }
      assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }
  }

  @Test
  void who_waits_hears_why_a_photo_failed_and_the_next_one_is_computed() {
    try (PartRunner torch = runner()) {
      assertThatThrownBy(() -> torch.features(photo(1), 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("The backbone efficientnet-lite0 failed on a photo: ");
      assertThat(torch.features(photo(1), SIZE)).hasSize(1280);
    }
  }

  @Test
  void a_part_that_cannot_be_run_is_named() {
    ByteBuffer onnx =
        new OnnxGraphs()
            .node("Relu", List.of("in"), "x")
            .node("Nonsense", List.of("x"), "out")
            .bytes(20);
    FrozenPart part = new FrozenPart("odd", onnx, "in", "out");
    assertThatThrownBy(
            () -> TorchRunner.of(part, () -> TorchNet.of(NetFile.of(onnx).net("in", "out"), 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PyTorch cannot load the backbone odd: ")
        .hasMessageContaining("Nonsense");
  }

  @Test
  void caches_keep_what_this_version_of_pytorch_computes() {
    String jar = Tensor.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String version = jar.replaceFirst(".*/pytorch-([0-9.]+)-.*", "$1");
    assertThat(FeaturePass.CARD_VERSIONS.split(" ")).contains("pytorch-" + version);
  }
}
