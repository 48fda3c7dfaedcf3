package graft.train.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.predict.pixels.Fit;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard.Tensors;
import graft.vision.backbone.Backbones;
import graft.vision.pass.SquareView;
import graft.vision.pass.TestViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAnswersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"efficientnet-lite0", "efficientnet-lite0-int8"})
  void answers_as_the_backbone_the_head_and_a_softmax_do(String name) throws OrtException {
    Backbone backbone = Backbones.byName(name);
    Head head = Reference.randomHead(Example.LABELS.size(), backbone.card().features());
    Reference reference = new Reference(backbone, head, 224, Example.TEMPERATURE);
    ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(224));
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
  @ValueSource(ints = {1, 7, 256})
  void answers_so_with_a_hidden_layer(int hidden) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head one = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES, hidden);
    Head head = Head.mean(List.of(one, one.withTemperature(0.7)));
    Reference reference = new Reference(backbone, head, 64, Example.TEMPERATURE);
    ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(64));
    try (OnnxSession session = OnnxSession.of(model())) {
      for (int seed = 0; seed < 5; seed++) {
        Photos photos = Photos.random(seed, 3, 50 + seed, 80);
        float[][] got = answers(session, photos);
        double[][] expected = reference.probabilities(photos);
        for (int i = 0; i < photos.n(); i++) {
          for (int k = 0; k < expected[i].length; k++) {
            double close = 1e-4 * expected[i][k] + 1e-12;
            assertThat((double) got[i][k]).isCloseTo(expected[i][k], within(close));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,97", "31,33", "64,64", "700,64"})
  void answers_so_for_every_size_of_photo(int height, int width) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(64));
    Photos photos = Photos.random(11, 2, height, width);
    try (OnnxSession session = OnnxSession.of(model())) {
      double[][] expected =
          new Reference(backbone, head, 64, Example.TEMPERATURE).probabilities(photos);
      assertSame(answers(session, photos), expected, photos);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "2,97", "97,2", "31,33", "64,64", "63,65", "700,64", "64,701", "1,300", "300,1"
  })
  void answers_so_for_every_fit_and_shape_of_photo(int height, int width) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Photos photos = Photos.random(13, 2, height, width);
    for (Fit fit : Fit.values()) {
      ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(64, fit));
      try (OnnxSession session = OnnxSession.of(model())) {
        double[][] expected =
            new Reference(backbone, head, 64, fit, Example.TEMPERATURE).probabilities(photos);
        assertSame(answers(session, photos), expected, photos);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_with_the_mean_over_a_photo_and_its_mirror_image(Fit fit) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Photos photos = Photos.random(14, 3, 64, 64); // that no resize changes, so it can be turned
    Reference reference = new Reference(backbone, head, 64, fit, Example.TEMPERATURE);
    double[][] one = reference.probabilities(photos);
    double[][] other = reference.probabilities(photos.mirrored());
    assertThat(one).isNotEqualTo(other);
    double[][] mean = mean(List.of(one, other));
    ModelWriter.write(
        model(), ModelParts.of(backbone, head), Example.facts(64, fit, TestViews.FLIP));
    try (OnnxSession session = OnnxSession.of(model())) {
      assertSame(answers(session, photos), mean, photos);
      assertSame(answers(session, photos.mirrored()), mean, photos);
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_with_the_mean_over_all_views_of_a_photo(Fit fit) throws OrtException {
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Reference reference = new Reference(backbone, head, 64, fit, Example.TEMPERATURE);
    for (Photos photos :
        List.of(
            Photos.random(15, 3, 90, 127),
            Photos.random(16, 1, 1, 1),
            Photos.random(17, 2, 64, 9))) {
      for (TestViews views : TestViews.values()) {
        List<double[][]> said = new ArrayList<>();
        said.add(reference.probabilities(photos));
        for (SquareView view : views.beside()) {
          said.add(reference.probabilities(photos, view));
        }
        ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(64, fit, views));
        try (OnnxSession session = OnnxSession.of(model())) {
          assertSame(answers(session, photos), mean(said), photos);
        }
      }
    }
  }

  @Test
  void answers_together_with_the_backbone_as_it_came() throws OrtException {
    Backbone backbone = Backbones.byName("efficientnet-lite0");
    Backbone trained = moved(backbone, "block15.depthwise.weight");
    int classes = Example.LABELS.size();
    Head head = Reference.randomHead(classes, backbone.card().features());
    Head other = Reference.randomHead(classes, backbone.card().features(), 4);
    Photos photos = Photos.random(18, 2, 200, 230);
    double[][] one = new Reference(trained, head, 224, Example.TEMPERATURE).probabilities(photos);
    double[][] two = new Reference(backbone, other, 224, 0.8).probabilities(photos);
    FrozenBranch frozen = new FrozenBranch(backbone, "block11", other, 0.8, 0.3);

    ModelWriter.write(
        model(), new ModelParts(trained, head, Optional.of(frozen)), Example.facts(224));

    double[][] both = mean(List.of(one, one, one, one, one, one, one, two, two, two));
    try (OnnxSession session = OnnxSession.of(model())) {
      assertSame(answers(session, photos), both, photos);
    }
    assertThat(both[0]).isNotEqualTo(one[0]);
  }

  @Test
  void computes_what_lies_below_the_cut_once() throws IOException {
    Backbone backbone = Backbones.byName("efficientnet-lite0");
    Head head = Reference.randomHead(Example.LABELS.size(), backbone.card().features());
    FrozenBranch frozen = new FrozenBranch(backbone, "block11", head, 1, 0.3);
    ModelWriter.write(model(), ModelParts.of(backbone, head), Example.facts(224));
    long alone = convolutions();

    ModelWriter.write(
        model(), new ModelParts(backbone, head, Optional.of(frozen)), Example.facts(224));

    assertThat(convolutions()).as("five blocks and the last layer").isEqualTo(alone + 5 * 3 + 1);
  }

  private long convolutions() throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(model())).getGraph().getNodeList().stream()
        .filter(node -> node.getOpType().equals("Conv"))
        .count();
  }

  /** The same backbone with other numbers in one of its weights. */
  private static Backbone moved(Backbone backbone, String weight) {
    NetFile file = NetFile.of(backbone.onnx());
    Tensors tensors = backbone.card().tensors();
    Net net = file.net(tensors.input(), tensors.features());
    float[] values = new float[requireNonNull(net.constants().get(weight)).size()];
    SplittableRandom random = new SplittableRandom(20);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    return backbone.withWeights(file.withWeights(Map.of(weight, values)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "graft/trained", "inner", "logits", "weights", "share"})
  void a_branch_keeps_apart_from_a_backbone_that_uses_the_same_names(String name)
      throws OrtException {
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Photos photos = Photos.random(19, 2, 64, 64);
    double[][] expected =
        new Reference(SmallGraphs.backbone(SmallGraphs.PLAIN), head, 64, Example.TEMPERATURE)
            .probabilities(photos);
    for (var names :
        List.of(
            new SmallGraphs.Names("pixels", "w", name, "features"),
            new SmallGraphs.Names("pixels", "w", "cut", name))) {
      Backbone backbone = SmallGraphs.backbone(names);
      FrozenBranch frozen =
          new FrozenBranch(backbone, names.inner(), head, Example.TEMPERATURE, 0.5);

      ModelWriter.write(
          model(), new ModelParts(backbone, head, Optional.of(frozen)), Example.facts(64));

      try (OnnxSession session = OnnxSession.of(model())) {
        assertSame(answers(session, photos), expected, photos);
      }
    }
  }

  @Test
  void a_branch_needs_a_tensor_that_features_are_made_of() {
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Backbone backbone = SmallGraphs.backbone(SmallGraphs.PLAIN);
    FrozenBranch frozen = new FrozenBranch(backbone, "nowhere", head, 1, 0.3);

    assertThatThrownBy(
            () ->
                ModelWriter.write(
                    model(),
                    new ModelParts(backbone, head, Optional.of(frozen)),
                    Example.facts(64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static double[][] mean(List<double[][]> said) {
    double[][] mean = new double[said.getFirst().length][said.getFirst()[0].length];
    for (double[][] one : said) {
      for (int i = 0; i < mean.length; i++) {
        for (int k = 0; k < mean[i].length; k++) {
          mean[i][k] += one[i][k] / said.size();
        }
      }
    }
    return mean;
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "probabilities", "graft/mean"})
  void keeps_apart_from_a_backbone_that_uses_the_same_names(String name) throws OrtException {
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    Photos photos = Photos.random(12, 1, 40, 50);
    ModelWriter.write(
        model(), ModelParts.of(SmallGraphs.backbone(SmallGraphs.PLAIN), head), Example.facts(32));
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
      ModelWriter.write(
          model(), ModelParts.of(SmallGraphs.backbone(names), head), Example.facts(32));
      try (OnnxSession session = OnnxSession.of(model())) {
        assertThat(answers(session, photos)).isDeepEqualTo(expected);
      }
    }
  }

  private Path model() {
    return folder.resolve("model.onnx");
  }

  private static float[][] answers(OnnxSession session, Photos photos) throws OrtException {
    return session.run(photos.bytes(), photos.n(), photos.height(), photos.width(), 3);
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
