package graft.vision.backbone;

import graft.core.hash.Hash;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.backbone.BackboneCard.Normalisation;
import graft.vision.backbone.BackboneCard.Provenance;
import graft.vision.backbone.BackboneCard.Recipe;
import graft.vision.backbone.BackboneCard.Sizes;
import graft.vision.backbone.BackboneCard.Tensors;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a card from properties; every fault names the key. */
final class CardReader {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern TIMES = Pattern.compile("x");

  private final Properties card;

  private CardReader(Properties card) {
    this.card = card;
  }

  /**
   * The card that these properties write down.
   *
   * @throws IllegalArgumentException if a key is missing or its value cannot be
   */
  static BackboneCard read(Properties properties) {
    CardReader card = new CardReader(properties);
    card.only("layout", "NCHW");
    card.only("channels", "RGB");
    return new BackboneCard(
        card.text("name"),
        card.text("title"),
        card.text("file"),
        card.as("sha256", "64 hexadecimal digits", Hash::ofHex),
        new Tensors(card.text("input"), card.text("feature"), card.text("pooling")),
        card.whole("features"),
        card.sizes(),
        new Normalisation(card.floats("mean"), card.floats("std")),
        card.cuts(),
        card.recipe(),
        card.provenance());
  }

  private Sizes sizes() {
    return new Sizes(
        list("image.sizes", "whole numbers with commas", Integer::valueOf),
        whole("image.default"),
        whole("image.native"),
        whole("image.multiple"));
  }

  /** A card may name none: then only a head can be trained. */
  private List<Cut> cuts() {
    return card.getProperty("cuts", "-").isBlank()
        ? List.of()
        : list("cuts", "tensor:channels:stride,…", CardReader::cut);
  }

  private Recipe recipe() {
    return new Recipe(
        text("recipe.optimizer"),
        number("recipe.learningRate"),
        whole("recipe.batchSize"),
        whole("recipe.epochs"),
        number("recipe.dropout"),
        number("recipe.weightDecay"),
        number("recipe.labelSmoothing"),
        text("recipe.augmentation"));
  }

  private Provenance provenance() {
    return new Provenance(
        number("top1"),
        as("parameters", "a whole number", Long::valueOf),
        text("licence"),
        text("source"),
        text("paper"));
  }

  /** tensor:channels:stride, or tensor:shape where it is one; the name may have colons itself. */
  private static Cut cut(String text) {
    int last = text.lastIndexOf(':');
    String end = text.substring(last + 1);
    if (last > 0 && end.contains("x")) {
      List<Integer> shape = TIMES.splitAsStream(end).map(Integer::valueOf).toList();
      return Cut.fixed(text.substring(0, last), shape);
    }
    int before = text.lastIndexOf(':', last - 1);
    if (before < 1) {
      throw new IllegalArgumentException("three parts, got " + text);
    }
    int channels = Integer.parseInt(text.substring(before + 1, last));
    return new Cut(text.substring(0, before), channels, Integer.parseInt(end));
  }

  private void only(String key, String allowed) {
    if (!text(key).equals(allowed)) {
      throw new IllegalArgumentException(
          "%s must be %s, got \"%s\"".formatted(key, allowed, text(key)));
    }
  }

  private int whole(String key) {
    return as(key, "a whole number", Integer::valueOf);
  }

  private double number(String key) {
    return as(key, "a number", Double::valueOf);
  }

  private List<Float> floats(String key) {
    return list(key, "numbers with commas", Float::valueOf);
  }

  private <T> List<T> list(String key, String what, Function<String, T> each) {
    return as(key, what, text -> COMMA.splitAsStream(text).map(each).toList());
  }

  private <T> T as(String key, String what, Function<String, T> read) {
    String text = text(key);
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s must be %s, got \"%s\"".formatted(key, what, text), e);
    }
  }

  private String text(String key) {
    String value = card.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("%s is missing".formatted(key));
    }
    return value.strip();
  }
}
