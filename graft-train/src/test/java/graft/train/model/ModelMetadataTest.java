package graft.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import graft.core.hash.Hash;
import graft.core.head.Head;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.head.Views;
import graft.core.run.RunResult.Discriminant;
import graft.core.run.RunResult.FineTune;
import graft.predict.pixels.Fit;
import graft.train.model.ModelFacts.Provenance;
import graft.vision.pass.TestViews;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMetadataTest {
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("graft.version", "0.1.0"),
          Map.entry(
              "graft.labels",
              "[\"daisy\",\"向日葵\",\"say \\\"rose\\\"\","
                  + "\"\\ud83c\\udf37\\n\\ttulip\",\"back\\\\slash\"]"),
          Map.entry("graft.backbone", "small"),
          Map.entry(
              "graft.backbone.sha256",
              SmallGraphs.backbone(SmallGraphs.PLAIN).card().sha256().hex()),
          Map.entry("graft.backbone.licence", "MIT"),
          Map.entry("graft.imageSize", "32"),
          Map.entry("graft.fit", "squash"),
          Map.entry("graft.testViews", "none"),
          Map.entry("graft.temperature", "1.7"),
          Map.entry(
              "graft.recipe",
              "{\"learningRate\":0.001,\"batchSize\":32,\"epochs\":30,\"layers\":"
                  + "[{\"units\":5,\"dropout\":0.5,\"l1\":0.0,\"l2\":0.0}],"
                  + "\"augment\":null,\"fineTune\":null}"),
          Map.entry(
              "graft.data",
              "{\"photos\":\"%s\",\"splitSeed\":-3}".formatted(Hash.ofText("p").hex())),
          Map.entry("graft.test", "{\"n\":550,\"accuracy\":0.92,\"ci95\":[0.895,0.94]}"));

  @TempDir Path folder;

  @Test
  void says_of_itself_what_the_contract_asks() throws OrtException {
    write(Example.facts(32));
    try (OnnxSession session = OnnxSession.of(model())) {
      assertThat(session.metadata()).containsExactlyInAnyOrderEntriesOf(EXPECTED);
    }
  }

  @Test
  void says_null_where_the_test_part_was_not_opened() throws OrtException {
    Provenance unopened = new Provenance(HeadRecipe.defaults(), Hash.ofText("p"), 0, null);
    write(new ModelFacts("0.1.0", Example.LABELS, 32, Fit.SQUASH, TestViews.NONE, 1, unopened));
    try (OnnxSession session = OnnxSession.of(model())) {
      assertThat(session.metadata()).containsEntry("graft.test", "null");
    }
  }

  @Test
  void names_the_hidden_layer_and_the_options_that_are_not_plain() throws OrtException {
    HeadRecipe start = HeadRecipe.defaults();
    assertThat(recipe(start.withOptions(HeadOptions.PLAIN.withHidden(64))))
        .isEqualTo(
            "{\"learningRate\":0.001,\"batchSize\":32,\"epochs\":30,\"layers\":"
                + "[{\"units\":64,\"dropout\":0.5,\"l1\":0.0,\"l2\":0.0},"
                + "{\"units\":5,\"dropout\":0.5,\"l1\":0.0,\"l2\":0.0}],"
                + "\"augment\":null,\"fineTune\":null}");
    assertThat(recipe(start.withOptions(new HeadOptions(Schedule.COSINE, 0.1, true, 0))))
        .isEqualTo(
            "{\"learningRate\":0.001,\"batchSize\":32,\"epochs\":30,\"layers\":"
                + "[{\"units\":5,\"dropout\":0.5,\"l1\":0.0,\"l2\":0.0}],"
                + "\"augment\":null,\"fineTune\":null,"
                + "\"schedule\":\"cosine\",\"labelSmoothing\":0.1,\"classWeights\":true}");
  }

  @Test
  void names_views_trained_blocks_and_what_answers_beside_the_head() throws OrtException {
    HeadRecipe recipe = HeadRecipe.defaults().withViews(new Views("crop", 2));
    FineTune trained = new FineTune("block3", 2, 0.0003, 32, 12, 7, 3, 0.15, 0.2, 0.3);
    Discriminant beside = new Discriminant(0.1, 0.4);
    assertThat(recipe(new Provenance(recipe, beside, trained, Hash.ofText("p"), 0, null)))
        .endsWith(
            "\"augment\":{\"augmentation\":\"crop\",\"views\":2},"
                + "\"fineTune\":{\"cut\":\"block3\",\"blocks\":2,\"learningRate\":3.0E-4,"
                + "\"batchSize\":32,\"bestEpoch\":7,\"views\":3,"
                + "\"frozenShare\":0.3},"
                + "\"discriminant\":{\"shrinkage\":0.1,\"weight\":0.4}}");
  }

  private String recipe(HeadRecipe recipe) throws OrtException {
    return recipe(new Provenance(recipe, Hash.ofText("p"), 0, null));
  }

  private String recipe(Provenance provenance) throws OrtException {
    write(new ModelFacts("0.1.0", Example.LABELS, 32, Fit.SQUASH, TestViews.NONE, 1, provenance));
    try (OnnxSession session = OnnxSession.of(model())) {
      return java.util.Objects.requireNonNull(session.metadata().get("graft.recipe"));
    }
  }

  private void write(ModelFacts facts) {
    Head head = Reference.randomHead(Example.LABELS.size(), SmallGraphs.FEATURES);
    ModelWriter.write(model(), ModelParts.of(SmallGraphs.backbone(SmallGraphs.PLAIN), head), facts);
  }

  private Path model() {
    return folder.resolve("model.onnx");
  }
}
