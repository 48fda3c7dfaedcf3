package graft.train.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.core.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot become a backbone is refused with what was expected, what came and what to do. */
class BadNetsTest {
  @TempDir Path folder;

  @Test
  void refuses_what_is_no_onnx_file() throws IOException {
    refuses(file("photo"), "must be an ONNX file", "5 bytes", "docs/backbones.md");
    refuses(file(""), "an empty file");
    refuses(file("version https://git-lfs.github.com/spec/v1"), "git lfs pull");
    refuses(file("PK\u0003\u0004 and more"), "a zip archive, as PyTorch and Keras");
    refuses(folder.resolve("none.onnx"), "there is no file");
    refuses(folder, "there is no file");
  }

  @Test
  void refuses_a_file_whose_weights_are_not_beside_it() throws IOException {
    Path alone = folder.resolve("alone.onnx");
    Files.copy(Nets.file("cnn-new.onnx"), alone);

    refuses(alone, "cnn-new.onnx.data", "must lie beside it", "copy both files");
    Files.write(folder.resolve("cnn-new.onnx.data"), new byte[10]);
    refuses(alone, "it has 10 bytes");
  }

  @Test
  void refuses_weights_from_another_folder() throws IOException {
    byte[] bytes = Files.readAllBytes(Nets.file("cnn-new.onnx"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Path file = folder.resolve("elsewhere.onnx");
    Files.writeString(
        file, text.replace("cnn-new.onnx.data", "../../etc/passwdx"), StandardCharsets.ISO_8859_1);

    refuses(file, "in its own folder", "../../etc/passwdx");
  }

  @Test
  void refuses_operators_that_are_too_old_or_too_new() throws IOException {
    for (long version : new long[] {7, 24}) {
      Path file = changed(model -> model.getOpsetImportBuilder(0).setVersion(version));
      refuses(file, "opset 11 to 23, got " + version, "opset_version=18");
    }
  }

  @Test
  void refuses_inputs_that_are_no_picture() throws IOException {
    refuses(
        changed(model -> shape(model).getDimBuilder(1).clearDimParam().setDimValue(1)),
        "one input of pictures",
        "input float (n, 1, h, w)",
        "colour pictures");
    refuses(
        changed(model -> shape(model).removeDim(3).removeDim(2)),
        "one input of pictures",
        "(n, 3)");
    refuses(
        changed(
            model ->
                model
                    .getGraphBuilder()
                    .addInput(model.getGraph().getInput(0).toBuilder().setName("second").build())),
        "got input float (n, 3, h, w), second float (n, 3, h, w)",
        "looks at one picture");
  }

  @Test
  void refuses_pixels_of_another_type() throws IOException {
    for (DataType type : new DataType[] {DataType.INT8, DataType.UINT8, DataType.DOUBLE}) {
      Path file =
          changed(
              model ->
                  input(model)
                      .getTypeBuilder()
                      .getTensorTypeBuilder()
                      .setElemType(type.getNumber()));
      refuses(file, "must take float32", type.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void refuses_pictures_that_are_no_square() throws IOException {
    refuses(
        changed(
            model -> {
              shape(model).getDimBuilder(2).clearDimParam().setDimValue(64);
              shape(model).getDimBuilder(3).clearDimParam().setDimValue(96);
            }),
        "squares",
        "(n, 3, 64, 96)");
  }

  @Test
  void refuses_a_size_that_the_network_cannot_look_at() throws IOException {
    Path file =
        changed(
            model -> {
              shape(model).getDimBuilder(2).clearDimParam().setDimValue(4);
              shape(model).getDimBuilder(3).clearDimParam().setDimValue(4);
            });
    refuses(file, "it can look at none of them");
  }

  @Test
  void refuses_a_feature_tensor_that_is_not_there() {
    Intake.Wishes wishes = new Intake.Wishes(Optional.of("penultimate"), List.of());
    assertThatThrownBy(() -> Intake.of(Nets.file("cnn.onnx"), wishes, Nets::pictures))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("no such tensor \"penultimate\"", "[output]", "--feature");
  }

  @Test
  void refuses_a_network_that_onnx_runtime_does_not_know() throws IOException {
    Path file = changed(model -> model.getGraphBuilder().getNodeBuilder(0).setOpType("Convolve"));
    refuses(file, "ONNX Runtime can run, but it says", "Convolve");
  }

  private void refuses(Path file, String... words) {
    assertThatThrownBy(() -> Intake.of(file, Nets.NO_WISHES, Nets::pictures))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(e.getMessage()).contains(file.getFileName().toString()));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.onnx"), text, StandardCharsets.ISO_8859_1);
  }

  private Path changed(Consumer<ModelProto.Builder> change) throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(Files.readAllBytes(Nets.file("cnn.onnx"))).toBuilder();
    change.accept(model);
    return Files.write(folder.resolve("changed.onnx"), model.build().toByteArray());
  }

  private static ValueInfoProto.Builder input(ModelProto.Builder model) {
    return model.getGraphBuilder().getInputBuilder(0);
  }

  private static TensorShapeProto.Builder shape(ModelProto.Builder model) {
    return input(model).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
  }
}
