package graft.vision.backbone;

import graft.vision.backbone.BackboneCard.Cut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a card as properties, which {@link CardReader} reads. */
public final class CardWriter {
  private CardWriter() {}

  /**
   * The card as text.
   *
   * @param about lines of comment that stand first
   */
  public static String text(BackboneCard card, List<String> about) {
    StringBuilder text = new StringBuilder();
    about.forEach(line -> text.append("# ").append(line.replaceAll("\\R", " ")).append('\n'));
    Map<String, Object> keys = new LinkedHashMap<>();
    identity(card, keys);
    picture(card, keys);
    keys.put("cuts", card.cuts().stream().map(CardWriter::cut).collect(Collectors.joining(",")));
    recipe(card.recipe(), keys);
    provenance(card.provenance(), keys);
    keys.forEach((key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  private static void identity(BackboneCard card, Map<String, Object> keys) {
    keys.put("name", card.name());
    keys.put("title", card.title());
    keys.put("file", card.file());
    keys.put("sha256", card.sha256().hex());
    keys.put("input", card.tensors().input());
    keys.put("feature", card.tensors().features());
    keys.put("features", card.features());
    keys.put("layout", "NCHW");
    keys.put("pooling", card.tensors().pooling());
  }

  private static void picture(BackboneCard card, Map<String, Object> keys) {
    keys.put("image.sizes", commas(card.sizes().allowed()));
    keys.put("image.default", card.sizes().standard());
    keys.put("image.native", card.sizes().trained());
    keys.put("image.multiple", card.sizes().multiple());
    keys.put("channels", "RGB");
    keys.put("mean", commas(card.normalisation().mean()));
    keys.put("std", commas(card.normalisation().std()));
  }

  private static void recipe(BackboneCard.Recipe recipe, Map<String, Object> keys) {
    keys.put("recipe.optimizer", recipe.optimizer());
    keys.put("recipe.dropout", recipe.dropout());
    keys.put("recipe.epochs", recipe.epochs());
    keys.put("recipe.batchSize", recipe.batchSize());
    keys.put("recipe.learningRate", recipe.learningRate());
    keys.put("recipe.weightDecay", recipe.weightDecay());
    keys.put("recipe.labelSmoothing", recipe.labelSmoothing());
    keys.put("recipe.augmentation", recipe.augmentation());
  }

  private static void provenance(BackboneCard.Provenance provenance, Map<String, Object> keys) {
    keys.put("top1", provenance.top1Percent());
    keys.put("parameters", provenance.parameters());
    keys.put("licence", provenance.licence());
    keys.put("source", provenance.source());
    keys.put("paper", provenance.paper());
  }

  private static String cut(Cut cut) {
    return cut.fixed().isEmpty()
        ? "%s:%d:%d".formatted(cut.tensor(), cut.channels(), cut.stride())
        : cut.tensor()
            + ":"
            + cut.fixed().stream().map(String::valueOf).collect(Collectors.joining("x"))
            + (cut.fixed().size() == 1 ? "x" : "");
  }

  private static String commas(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String escaped(Object value) {
    return value.toString().replace("\\", "\\\\").replaceAll("\\R", " ");
  }
}
