package graft.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.head.Dense;
import graft.core.head.Head;
import graft.vision.backbone.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWriterTest {
  @TempDir Path folder;

  @Test
  void writes_the_same_bytes_again_and_leaves_nothing_else() throws IOException {
    writeSmall(Example.facts(32));
    byte[] first = Files.readAllBytes(model());
    writeSmall(Example.facts(32));
    assertThat(Files.readAllBytes(model())).isEqualTo(first);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(model());
    }
  }

  @Test
  void writes_over_what_a_killed_run_left() throws IOException {
    Files.write(folder.resolve(".model.onnx.part"), new byte[1_000_000]);
    writeSmall(Example.facts(32));
    assertThat(Files.size(model())).isLessThan(100_000);
    assertThat(folder.resolve(".model.onnx.part")).doesNotExist();
  }

  @Test
  void says_where_it_could_not_write() {
    Path file = folder.resolve("missing/model.onnx");
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    assertThatThrownBy(
            () -> ModelWriter.write(file, ModelParts.of(backbone, head), Example.facts(32)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Could not write the model to " + file);
  }

  @Test
  void refuses_what_does_not_fit_together() {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    assertThatThrownBy(() -> write(backbone, Reference.randomHead(5, 9), 32))
        .hasMessage("The head must be on the 8 features of small, got one on 9");
    assertThatThrownBy(() -> write(backbone, Reference.randomHead(4, 8), 32))
        .hasMessage("The head must have a class for each of the 5 labels, got 4");
    assertThatThrownBy(() -> write(backbone, Reference.randomHead(5, 8), 48))
        .isInstanceOf(UserError.class);
    Head broken = new Head(8, new float[40], new float[] {0, 0, Float.NaN, 0, 0});
    assertThatThrownBy(() -> write(backbone, broken, 32))
        .hasMessage("The head's bias of class 2 must be finite, got NaN");
    Dense endless = new Dense(8, new float[16], new float[] {0, Float.POSITIVE_INFINITY});
    Head hidden = new Head(List.of(endless, new Dense(2, new float[10], new float[5])));
    assertThatThrownBy(() -> write(backbone, hidden, 32))
        .hasMessage("The head's bias of unit 1 must be finite, got Infinity");
    assertThat(model()).doesNotExist();
  }

  @Test
  void refuses_a_backbone_that_cannot_become_a_part() {
    Head head = Reference.randomHead(5, 8);
    Backbone old = SmallGraphs.backbone(SmallGraphs.PLAIN, 17);
    assertThatThrownBy(() -> write(old, head, 32))
        .hasMessage("small.onnx must be written for opset 18 to 23, got 17");
    Backbone none = SmallGraphs.backbone(SmallGraphs.PLAIN, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> write(none, head, 32))
        .hasMessageStartingWith("small.onnx must be an ONNX file");
  }

  private void writeSmall(ModelFacts facts) {
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    ModelWriter.write(model(), ModelParts.of(SmallGraphs.backbone(SmallGraphs.PLAIN), head), facts);
  }

  private void write(Backbone backbone, Head head, int imageSize) {
    ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(imageSize));
  }

  private Path model() {
    return folder.resolve("model.onnx");
  }
}
