package graft.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.core.metrics.Softmax;
import graft.train.model.ModelFacts.Provenance;
import graft.train.model.ModelFacts.TestScore;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWriterTest {
  private static final List<String> LABELS =
      List.of("daisy", "向日葵", "say \"rose\"", "🌷\n\ttulip", "back\\slash");
  private static final double TEMPERATURE = 1.7;

  @TempDir Path folder;

  @Test
  void answers_as_the_backbone_the_head_and_a_softmax_do() throws OrtException {
    Backbone backbone = Backbones.byName("efficientnet-lite0");
    Head head = Reference.randomHead(LABELS.size(), backbone.card().features());
    Reference reference = new Reference(backbone, head, 224, TEMPERATURE);
    ModelWriter.write(model(), backbone, head, facts(224));
    try (OnnxSession session = OnnxSession.of(model())) {
      for (Photos photos :
          List.of(
              Photos.random(1, 1, 500, 333),
              Photos.random(2, 1, 300, 640),
              Photos.random(3, 1, 1, 1),
              Photos.random(4, 1, 8, 600),
              Photos.random(5, 1, 224, 224),
              Photos.random(6, 3, 250, 200))) {
        assertSame(answers(session, photos), reference.probabilities(photos), photos);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,97", "31,33", "64,64", "700,64"})
  void answers_so_for_every_size_of_photo(int height, int width) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(LABELS.size(), SmallGraphs.FEATURES);
    ModelWriter.write(model(), backbone, head, facts(64));
    Photos photos = Photos.random(11, 2, height, width);
    try (OnnxSession session = OnnxSession.of(model())) {
      double[][] expected = new Reference(backbone, head, 64, TEMPERATURE).probabilities(photos);
      assertSame(answers(session, photos), expected, photos);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "probabilities", "graft/mean"})
  void keeps_apart_from_a_backbone_that_uses_the_same_names(String name) throws OrtException {
    Head head = Reference.randomHead(LABELS.size(), SmallGraphs.FEATURES);
    Photos photos = Photos.random(12, 1, 40, 50);
    ModelWriter.write(model(), SmallGraphs.backbone(SmallGraphs.PLAIN), head, facts(32));
    float[][] expected;
    try (OnnxSession session = OnnxSession.of(model())) {
      expected = answers(session, photos);
    }
    for (var names :
        List.of(
            new SmallGraphs.Names(name, "w", "inner", "features"),
            new SmallGraphs.Names("pixels", name, "inner", "features"),
            new SmallGraphs.Names("pixels", "w", name, "features"),
            new SmallGraphs.Names("pixels", "w", "inner", name))) {
      ModelWriter.write(model(), SmallGraphs.backbone(names), head, facts(32));
      try (OnnxSession session = OnnxSession.of(model())) {
        assertThat(answers(session, photos)).isDeepEqualTo(expected);
      }
    }
  }

  @Test
  void says_of_itself_what_the_contract_asks() throws OrtException {
    writeSmall(facts(32));
    Hash file = SmallGraphs.backbone(SmallGraphs.PLAIN).card().sha256();
    try (OnnxSession session = OnnxSession.of(model())) {
      assertThat(session.metadata())
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("graft.version", "0.1.0"),
                  Map.entry(
                      "graft.labels",
                      "[\"daisy\",\"向日葵\",\"say \\\"rose\\\"\","
                          + "\"\\ud83c\\udf37\\n\\ttulip\",\"back\\\\slash\"]"),
                  Map.entry("graft.backbone", "small"),
                  Map.entry("graft.backbone.sha256", file.hex()),
                  Map.entry("graft.backbone.licence", "MIT"),
                  Map.entry("graft.imageSize", "32"),
                  Map.entry("graft.fit", "squash"),
                  Map.entry("graft.temperature", "1.7"),
                  Map.entry(
                      "graft.recipe",
                      "{\"learningRate\":0.001,\"batchSize\":32,\"epochs\":30,\"layers\":"
                          + "[{\"units\":5,\"dropout\":0.5,\"l1\":0.0,\"l2\":0.0}],"
                          + "\"augment\":null,\"fineTune\":null}"),
                  Map.entry(
                      "graft.data",
                      "{\"photos\":\"%s\",\"splitSeed\":-3}".formatted(Hash.ofText("p").hex())),
                  Map.entry("graft.test", "{\"n\":550,\"accuracy\":0.92,\"ci95\":[0.895,0.94]}")));
    }
  }

  @Test
  void says_null_where_the_test_part_was_not_opened() throws OrtException {
    Provenance unopened = new Provenance(HeadRecipe.defaults(), Hash.ofText("p"), 0, null);
    writeSmall(new ModelFacts("0.1.0", LABELS, 32, 1, unopened));
    try (OnnxSession session = OnnxSession.of(model())) {
      assertThat(session.metadata()).containsEntry("graft.test", "null");
    }
  }

  @Test
  void writes_the_same_bytes_again_and_leaves_nothing_else() throws IOException {
    writeSmall(facts(32));
    byte[] first = Files.readAllBytes(model());
    writeSmall(facts(32));
    assertThat(Files.readAllBytes(model())).isEqualTo(first);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(model());
    }
  }

  @Test
  void writes_over_what_a_killed_run_left() throws IOException {
    Files.write(folder.resolve(".model.onnx.part"), new byte[1_000_000]);
    writeSmall(facts(32));
    assertThat(Files.size(model())).isLessThan(100_000);
    assertThat(folder.resolve(".model.onnx.part")).doesNotExist();
  }

  @Test
  void says_where_it_could_not_write() {
    Path file = folder.resolve("missing/model.onnx");
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(LABELS.size(), SmallGraphs.FEATURES);
    assertThatThrownBy(() -> ModelWriter.write(file, backbone, head, facts(32)))
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
    assertThat(model()).doesNotExist();
  }

  @Test
  void refuses_a_backbone_that_cannot_become_a_part() {
    Head head = Reference.randomHead(5, 8);
    Backbone old = SmallGraphs.backbone(SmallGraphs.PLAIN, 17);
    assertThatThrownBy(() -> write(old, head, 32))
        .hasMessage("small.onnx must be written for opset 18, got 17");
    Backbone none = SmallGraphs.backbone(SmallGraphs.PLAIN, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> write(none, head, 32))
        .hasMessageStartingWith("small.onnx must be an ONNX file");
  }

  private void writeSmall(ModelFacts facts) {
    Head head = Reference.randomHead(LABELS.size(), SmallGraphs.FEATURES);
    ModelWriter.write(model(), SmallGraphs.backbone(SmallGraphs.PLAIN), head, facts);
  }

  private void write(Backbone backbone, Head head, int imageSize) {
    ModelWriter.write(model(), backbone, head, facts(imageSize));
  }

  private Path model() {
    return folder.resolve("model.onnx");
  }

  private static ModelFacts facts(int imageSize) {
    TestScore test = new TestScore(550, 0.92, new Interval(0.895, 0.94));
    return new ModelFacts(
        "0.1.0",
        LABELS,
        imageSize,
        TEMPERATURE,
        new Provenance(HeadRecipe.defaults(), Hash.ofText("p"), -3, test));
  }

  private static float[][] answers(OnnxSession session, Photos photos) throws OrtException {
    return session.run(photos.bytes(), photos.n(), photos.height(), photos.width(), 3).rows();
  }

  private static void assertSame(float[][] got, double[][] expected, Photos photos) {
    assertThat(got).hasNumberOfRows(expected.length);
    for (int i = 0; i < expected.length; i++) {
      double[] row = new double[got[i].length];
      for (int k = 0; k < row.length; k++) {
        row[k] = got[i][k];
      }
      assertThat(row)
          .as("photo %d of %d, %d x %d", i, photos.n(), photos.height(), photos.width())
          .containsExactly(expected[i], within(1e-4));
      assertThat(Softmax.argmax(row)).isEqualTo(Softmax.argmax(expected[i]));
    }
  }
}
