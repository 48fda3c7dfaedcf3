package graft.app.predict;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.predict.ModelFileException;
import graft.predict.Predictor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenModelTest {
  @TempDir Path dir;

  private static void refused(Path model, String says) {
    assertThatThrownBy(() -> Predictor.open(model))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(model.toString())
        .hasMessageContaining(says);
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(dir.resolve(name), bytes);
  }

  @Test
  void a_model_that_is_cut_off() throws IOException {
    byte[] whole = Files.readAllBytes(SmallModel.file());

    refused(written("half.onnx", Arrays.copyOf(whole, whole.length / 2)), "cut off");
    refused(written("last.onnx", Arrays.copyOf(whole, whole.length - 1)), "ONNX");
  }

  @Test
  void a_text_and_an_empty_file() throws IOException {
    refused(written("text.onnx", "my notes".getBytes(StandardCharsets.UTF_8)), "ONNX model");
    refused(written("empty.onnx", new byte[0]), "ONNX model");
  }

  @Test
  void an_onnx_model_of_somebody_else() throws IOException {
    try (InputStream backbone =
        Objects.requireNonNull(
            BrokenModelTest.class.getResourceAsStream(
                "/graft/backbones/efficientnet-lite0.onnx"))) {
      refused(written("foreign.onnx", backbone.readAllBytes()), "not one that Graft has made");
    }
  }

  @Test
  void labels_that_are_no_list() throws IOException {
    byte[] bytes = Files.readAllBytes(SmallModel.file());
    int labels = indexOf(bytes, "[\"");
    bytes[labels] = '{';

    refused(written("labels.onnx", bytes), "labels cannot be read");
  }

  @Test
  void fewer_labels_than_the_model_has_classes() throws IOException {
    byte[] bytes = Files.readAllBytes(SmallModel.file());
    int comma = indexOf(bytes, "\",\"linden");
    bytes[comma] = '\\';
    bytes[comma + 2] = '.';
    bytes[comma + 1] = '"';

    refused(written("few.onnx", bytes), "4 labels for 5 classes");
  }

  @Test
  void no_file_and_a_folder() {
    refused(dir.resolve("none.onnx"), "there is none");
    refused(dir, "there is none");
  }

  private static int indexOf(byte[] bytes, String text) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    assert at >= 0;
    return at;
  }
}
