package graft.train.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.metrics.Interval;
import graft.core.run.RunResult.Discriminant;
import graft.core.run.RunResult.FineTune;
import graft.train.model.ModelFacts.Provenance;
import graft.train.model.ModelFacts.TestScore;
import graft.vision.backbone.BackboneCard;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The contract's metadata, in a fixed order; what is not a plain word or number is JSON. */
final class Metadata {

  private final ModelProto.Builder model;

  private Metadata(ModelProto.Builder model) {
    this.model = model;
  }

  /** Adds the facts to the model. */
  static void add(ModelProto.Builder model, BackboneCard card, ModelFacts facts) {
    Metadata metadata = new Metadata(model);
    Provenance provenance = facts.provenance();
    metadata.put("graft.version", facts.version());
    metadata.put("graft.labels", JsonText.list(facts.labels()));
    metadata.put("graft.backbone", card.name());
    metadata.put("graft.backbone.sha256", card.sha256().hex());
    metadata.put("graft.backbone.licence", card.provenance().licence());
    metadata.put("graft.imageSize", String.valueOf(facts.imageSize()));
    metadata.put("graft.fit", facts.fit().word());
    metadata.put("graft.testViews", facts.testViews().word());
    metadata.put("graft.temperature", String.valueOf((float) facts.temperature()));
    metadata.put("graft.recipe", recipe(provenance, facts.labels().size()));
    metadata.put("graft.data", data(provenance));
    metadata.put("graft.test", test(provenance.test()));
  }

  private void put(String key, String value) {
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
  }

  /** As {@code best} in result.json, and the options where they are not plain. */
  private static String recipe(Provenance provenance, int classes) {
    HeadRecipe recipe = provenance.recipe();
    String hidden = recipe.options().hidden() == 0 ? "" : layer(recipe.options().hidden(), recipe);
    return String.format(
        Locale.ROOT,
        "{\"learningRate\":%s,\"batchSize\":%d,\"epochs\":%d,\"layers\":[%s%s],"
            + "\"augment\":%s,\"fineTune\":%s%s%s}",
        recipe.learningRate(),
        recipe.batchSize(),
        recipe.epochs(),
        hidden.isEmpty() ? "" : hidden + ",",
        layer(classes, recipe),
        augment(recipe.options().views()),
        fineTune(provenance.fineTune()),
        discriminant(provenance.discriminant()),
        options(recipe.options()));
  }

  private static String augment(Views views) {
    return views.count() == 0
        ? "null"
        : String.format(
            Locale.ROOT,
            "{\"augmentation\":%s,\"views\":%d}",
            JsonText.quote(views.augmentation()),
            views.count());
  }

  private static String fineTune(@Nullable FineTune trained) {
    return trained == null
        ? "null"
        : String.format(
            Locale.ROOT,
            "{\"cut\":%s,\"blocks\":%d,\"learningRate\":%s,\"batchSize\":%d,\"bestEpoch\":%d,\"views\":%d,"
                + "\"frozenShare\":%s}",
            JsonText.quote(trained.cut()),
            trained.blocks(),
            trained.learningRate(),
            trained.batchSize(),
            trained.bestEpoch(),
            trained.views(),
            trained.frozenShare());
  }

  private static String discriminant(@Nullable Discriminant beside) {
    return beside == null
        ? ""
        : String.format(
            Locale.ROOT,
            ",\"discriminant\":{\"shrinkage\":%s,\"weight\":%s}",
            beside.shrinkage(),
            beside.weight());
  }

  private static String layer(int units, HeadRecipe recipe) {
    return String.format(
        Locale.ROOT,
        "{\"units\":%d,\"dropout\":%s,\"l1\":%s,\"l2\":%s}",
        units,
        recipe.dropout(),
        recipe.l1(),
        recipe.l2());
  }

  /** The hidden layer is among the layers. */
  private static String options(HeadOptions options) {
    if (options.withHidden(0).withViews(Views.NONE).equals(HeadOptions.PLAIN)) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        ",\"schedule\":\"%s\",\"labelSmoothing\":%s,\"classWeights\":%s",
        options.schedule().word(),
        options.labelSmoothing(),
        options.classWeights());
  }

  private static String data(Provenance provenance) {
    return String.format(
        Locale.ROOT,
        "{\"photos\":\"%s\",\"splitSeed\":%d}",
        provenance.photos().hex(),
        provenance.splitSeed());
  }

  private static String test(@Nullable TestScore test) {
    if (test == null) {
      return "null";
    }
    Interval interval = test.accuracy95();
    return String.format(
        Locale.ROOT,
        "{\"n\":%d,\"accuracy\":%s,\"ci95\":[%s,%s]}",
        test.n(),
        test.accuracy(),
        interval.low(),
        interval.high());
  }
}
