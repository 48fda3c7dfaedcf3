package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import graft.app.backbone.OnnxOptions;
import graft.app.job.AddBackboneJob;
import graft.core.error.UserError;
import graft.predict.Prediction;
import graft.predict.Predictor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX files as backbones: for one run, and taken in. Their networks have random weights. */
@ResourceLock("the folder of backbones")
class OnnxBackboneTest {
  private static final Path NETS =
      Path.of("..", "graft-train", "src", "test", "resources", "graft", "train", "intake");
  private static final Path TAKEN = Path.of(System.getenv("GRAFT_HOME"), "backbones");

  @TempDir static Path cache;
  @TempDir Path dir;

  @AfterEach
  void forget() throws IOException {
    if (Files.isDirectory(TAKEN)) {
      try (var files = Files.list(TAKEN)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cnn.onnx, 64, 16, imagenet",
    "cnn-new.onnx, 64, 16, imagenet",
    "vit.onnx, 32, 16, imagenet",
    "keras.onnx, 64, 16, half",
  })
  void a_run_takes_a_file_and_its_model_file_answers_as_the_study(
      String net, int size, int features, String guess) throws IOException {
    List<Object> more = new ArrayList<>();
    if (net.equals("cnn.onnx")) {
      more.addAll(List.of("--image-size", size));
    }
    Shell shell = train(NETS.resolve(net), more.toArray());

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("GUESS: " + guess, "With pixels as caffe");
    JsonNode backbone = result().path("backbone");
    assertThat(backbone.path("name").asText()).isEqualTo(net.replace(".onnx", ""));
    assertThat(backbone.path("imageSize").asInt()).isEqualTo(size);
    assertThat(backbone.path("features").asInt()).isEqualTo(features);
    assertThat(testPhotosAnsweredAlike()).isEqualTo(result().path("test").path("n").asInt());
  }

  @Test
  void how_pixels_are_prepared_is_part_of_what_is_kept() throws IOException {
    List<Double> losses = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (String how : List.of("half", "caffe", "half")) {
      assertThat(train(NETS.resolve("vit.onnx"), "--preprocessing", how).exit()).isZero();
      losses.add(result().path("validation").path("logLoss").asDouble());
      hashes.add(result().path("backbone").path("sha256").asText());
    }
    assertThat(losses.get(0)).isEqualTo(losses.get(2)).isNotEqualTo(losses.get(1));
    assertThat(hashes.get(0)).isEqualTo(hashes.get(2)).isNotEqualTo(hashes.get(1));
  }

  @Test
  void a_file_is_taken_in_listed_and_used_by_its_name() throws IOException {
    Shell added = Shell.graft("backbones", "add", NETS.resolve("vit.onnx"), "--licence", "MIT");
    assertThat(added.exit()).as(added.err()).isEqualTo(Graft.DONE);
    assertThat(added.out()).contains("vit\n", "16 features, photos at 32 pixels", "licence MIT");
    assertThat(added.err()).contains("GUESS: imagenet", "drawn leaves", "--backbone vit");

    Shell listed = Shell.graft("backbones");
    assertThat(listed.out()).contains("efficientnet-lite0 (default)").endsWith(added.out());

    assertThat(train(Path.of("vit")).exit()).isZero();
    String byName = result().path("backbone").path("sha256").asText();
    double loss = result().path("validation").path("logLoss").asDouble();
    assertThat(train(NETS.resolve("vit.onnx")).exit()).isZero();
    assertThat(result().path("backbone").path("sha256").asText()).isEqualTo(byName);
    assertThat(result().path("validation").path("logLoss").asDouble()).isEqualTo(loss);

    Shell again = Shell.graft("backbones", "add", NETS.resolve("vit.onnx"));
    assertThat(again.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(again.err()).contains("there is a backbone vit", "--name", "--overwrite");
    Shell replaced =
        Shell.graft("backbones", "add", NETS.resolve("vit.onnx"), "--overwrite", "--lang", "zh");
    assertThat(replaced.exit()).isEqualTo(Graft.DONE);
    assertThat(replaced.err()).contains("猜测");
  }

  @Test
  void a_backbone_that_was_changed_since_is_not_used() throws IOException {
    Shell.graft("backbones", "add", NETS.resolve("vit.onnx"));
    Files.write(TAKEN.resolve("vit.onnx"), new byte[] {1});
    Shell changed = train(Path.of("vit"));
    assertThat(changed.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(changed.err()).contains("must be as it was taken in", "add FILE.onnx --name vit");

    Files.writeString(TAKEN.resolve("vit.properties"), "name=vit");
    Shell listed = Shell.graft("backbones");
    assertThat(listed.exit()).isZero();
    assertThat(listed.err()).contains("vit in", "layout is missing");
  }

  @Test
  void files_beside_the_network_say_how_its_pixels_are_prepared() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("My-Net/onnx"));
    Files.copy(NETS.resolve("vit.onnx"), folder.resolve("model.onnx"));
    Files.writeString(
        dir.resolve("My-Net/preprocessor_config.json"),
        """
        {"do_rescale": true, "rescale_factor": 0.00392156862745098, "do_normalize": true,
         "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5], "size": {"height": 32}}
        """);
    Shell shell = Shell.graft("backbones", "add", folder.resolve("model.onnx"));
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out()).startsWith("my-net\n").contains("mean [127.5, 127.5, 127.5]");
    assertThat(shell.err()).contains("preprocessor_config.json says: half").doesNotContain("GUESS");

    Files.delete(dir.resolve("My-Net/preprocessor_config.json"));
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"pretrained_cfg": {"mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6],
         "input_size": [3, 32, 32]}}
        """);
    Shell timm = Shell.graft("backbones", "add", folder.resolve("model.onnx"), "--name", "timm");
    assertThat(timm.err()).contains("config.json says: config.json, mean [25.5, 51.0, 76.5]");

    Files.writeString(folder.resolve("config.json"), "{");
    Shell broken = Shell.graft("backbones", "add", folder.resolve("model.onnx"), "--name", "other");
    assertThat(broken.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(broken.err()).contains("config.json must be JSON");
  }

  @Test
  void features_that_are_no_numbers_or_all_the_same_are_refused() throws IOException {
    Path nan = withStem(Float.NaN);
    Shell shell = Shell.graft("backbones", "add", nan, "--name", "nan");
    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("are not finite", "--preprocessing", "--feature");

    Shell same = train(withStem(0));
    assertThat(same.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(same.err()).contains("the same for all of 12", "--feature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --preprocessing tf           | must be one of imagenet, half, unit, none, caffe, clip, got "tf"
          --mean 0.5,0.5,0.5           | --mean and --std go together
          --mean 127,127,127 --std 1,1,1 | mean must be three numbers in [0, 1]
          --mean 0.5,0.5 --std 1,1,1   | for red, green and blue
          --mean 0,0,0 --std 1,1,0     | std must be three numbers above 0
          --mean 0,0,0 --std 1,1,1 --preprocessing half | got both
          --feature none               | no such tensor "none"
          --image-size 64              | image size must be one of 32 for vit, got 64
          """)
  void says_what_an_option_must_be(String options, String message) {
    Shell shell = train(NETS.resolve("vit.onnx"), (Object[]) options.split(" ", -1));
    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void says_what_a_name_and_a_place_must_be() throws IOException {
    for (String name : List.of("Net", "a/b", "x.onnx", "efficientnet-lite0")) {
      Shell shell = Shell.graft("backbones", "add", NETS.resolve("vit.onnx"), "--name", name);
      assertThat(shell.exit()).as(name).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err()).contains(name, "--name");
    }
    assertThat(train(Path.of("resnet")).err()).contains("or an ONNX file, got \"resnet\"");
    Shell card = train(Path.of("efficientnet-lite0"), "--preprocessing", "half");
    assertThat(card.err()).contains("efficientnet-lite0 has a card that says so");

    Path file = Files.writeString(dir.resolve("home"), "a file");
    AddBackboneJob.Settings settings =
        new AddBackboneJob.Settings(
            NETS.resolve("vit.onnx"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OnnxOptions.NONE,
            "unknown",
            false);
    assertThatThrownBy(
            () ->
                AddBackboneJob.run(
                    settings, Map.of("GRAFT_HOME", file.toString()), note -> {}, () -> false))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("The folder of backbones", file.toString(), "$GRAFT_HOME");
  }

  /** The convolutional network with this number in all weights of its stem. */
  private Path withStem(float value) throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(Files.readAllBytes(NETS.resolve("cnn-one.onnx"))).toBuilder();
    for (TensorProto.Builder weights : model.getGraphBuilder().getInitializerBuilderList()) {
      if (weights.getName().equals("stem.weight")) {
        ByteBuffer bytes =
            ByteBuffer.allocate(weights.getRawData().size()).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
          bytes.putFloat(value);
        }
        weights.setRawData(ByteString.copyFrom(bytes.flip()));
      }
    }
    return Files.write(dir.resolve("stem.onnx"), model.build().toByteArray());
  }

  /** The model file is held against what the study says of all views. */
  @Test
  void a_model_on_a_file_looks_at_the_mirror_image_too() throws IOException {
    Shell shell = train(NETS.resolve("vit.onnx"), "--test-views", "flip");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(result().path("testViews").path("kind").asText()).isEqualTo("flip");
    assertThat(testPhotosAnsweredAlike()).isPositive();
  }

  /** Above the cut there are tokens, not maps: norms, attention, the class token. */
  @Test
  void the_last_blocks_of_a_transformer_are_trained_too() throws IOException {
    List<Object> words = new ArrayList<>(List.of("tune", Leaves.folder(), "--fine-tune"));
    words.addAll(List.of("--out", dir.resolve("run"), "--cache", cache, "--no-coach"));
    words.addAll(List.of("--backbone", NETS.resolve("vit.onnx"), "--preprocessing", "half"));
    words.addAll(List.of("--trials", 2, "--epochs", 4, "--device", "cpu"));
    Shell tuned = Shell.graft(words.toArray());

    assertThat(tuned.exit()).as(tuned.err()).isEqualTo(Graft.DONE);
    assertThat(tuned.err())
        .containsPattern("Fine-tuning the last . blocks and the head: at most 8 epochs")
        .contains("Epoch 8 of 8: log loss ")
        .containsPattern("Trained the last . blocks of the backbone with the head")
        .doesNotContain("Graft has no gradients", "PyTorch cannot run");
    assertThat(testPhotosAnsweredAlike()).isPositive();
  }

  /** Its few features are few enough for the leaves; the model answers as the pair has said. */
  @Test
  void a_discriminant_is_tried_beside_the_head_unless_it_is_not_wanted() throws IOException {
    assertThat(discriminants("--fresh")).hasSize(1);
    assertThat(result().path("best").has("discriminant")).isTrue();
    assertThat(testPhotosAnsweredAlike()).isPositive();
    assertThat(discriminants("--no-discriminant", "--overwrite")).isEmpty();
    assertThat(result().path("best").path("discriminant").isNull()).isTrue();
  }

  /** Decisions about discriminants of a run. */
  private List<String> discriminants(String... more) {
    List<Object> words = new ArrayList<>(List.of("tune", Leaves.folder()));
    words.addAll(List.of("--out", dir.resolve("run"), "--cache", cache, "--no-coach"));
    words.addAll(List.of("--backbone", NETS.resolve("cnn.onnx"), "--trials", 4, "--epochs", 4));
    words.addAll(Arrays.asList(more));
    Shell tuned = Shell.graft(words.toArray());
    assertThat(tuned.exit()).as(tuned.err()).isEqualTo(Graft.DONE);
    return Shell.graft("explain", dir.resolve("run"), "--format", "json")
        .out()
        .lines()
        .filter(line -> line.contains("\"discriminant."))
        .toList();
  }

  private Shell train(Path backbone, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("train", Leaves.folder(), "--out", dir.resolve("run"), "--cache", cache));
    words.addAll(List.of("--backbone", backbone, "--epochs", 4, "--overwrite"));
    words.addAll(Arrays.asList(more));
    return Shell.graft(words.toArray());
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(Files.readString(dir.resolve("run/result.json")));
  }

  /** How many test photos the model file was asked about; it answers as the run has said. */
  private int testPhotosAnsweredAlike() throws IOException {
    int asked = 0;
    try (Predictor predictor = Predictor.open(dir.resolve("run/model.onnx"))) {
      for (String line : Files.readAllLines(dir.resolve("run/predictions.csv"))) {
        String[] fields = line.split(",", -1);
        if (fields[1].equals("test")) {
          Prediction said = predictor.predict(Leaves.folder().resolve(fields[0]));
          assertThat(said.label()).isEqualTo(fields[3]);
          assertThat(said.probability()).isCloseTo(Double.parseDouble(fields[4]), within(1e-4));
          asked++;
        }
      }
    }
    return asked;
  }
}
