package graft.vision.backbone;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The facts of a backbone that travel with its weights.
 *
 * @param name what people type
 * @param title what people read
 * @param file the ONNX file beside the card
 * @param sha256 of that file
 * @param tensors names of the input, float32 (n, 3, height, width), and of the features
 * @param features the length of a feature vector
 * @param sizes of the picture in pixels
 * @param normalisation of channel values
 * @param cuts tensors where the graph may be cut, from pixels to features
 * @param provenance where it comes from
 */
public record BackboneCard(
    String name,
    String title,
    String file,
    Hash sha256,
    Tensors tensors,
    int features,
    Sizes sizes,
    Normalisation normalisation,
    List<Cut> cuts,
    Provenance provenance) {

  public BackboneCard {
    cuts = List.copyOf(cuts);
  }

  /** Names of tensors in the graph. */
  public record Tensors(String input, String features) {}

  /** Sizes that the backbone takes, in pixels, and the one to use where nothing else is said. */
  public record Sizes(List<Integer> allowed, int standard) {
    public Sizes {
      allowed = List.copyOf(allowed);
    }
  }

  /** A channel value v of 0 to 255 goes in as (v - mean) / std; red, green, blue. */
  public record Normalisation(List<Float> mean, List<Float> std) {
    public Normalisation {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  /** A tensor, its channels, and how many pixels one of its places stands for. */
  public record Cut(String tensor, int channels, int stride) {
    static Cut parse(String text) {
      String[] parts = text.split(":", -1);
      return new Cut(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
  }

  /** Licence, source, paper, and the authors' dropout. */
  public record Provenance(String licence, String source, String paper, double dropout) {}

  /**
   * The size, if this backbone takes it.
   *
   * @throws UserError if it does not
   */
  public int requireSize(int pixels) {
    if (!sizes.allowed().contains(pixels)) {
      throw new UserError(
          "The image size of %s must be one of %s, got %d (--image-size)"
              .formatted(name, sizes.allowed(), pixels));
    }
    return pixels;
  }

  /**
   * A card from its file.
   *
   * @throws IllegalArgumentException if a key is missing
   */
  static BackboneCard of(Properties card) {
    return new BackboneCard(
        text(card, "name"),
        text(card, "title"),
        text(card, "file"),
        Hash.ofHex(text(card, "sha256")),
        new Tensors(text(card, "input"), text(card, "feature")),
        Integer.parseInt(text(card, "features")),
        new Sizes(
            list(card, "image.sizes").map(Integer::valueOf).toList(),
            Integer.parseInt(text(card, "image.default"))),
        new Normalisation(
            list(card, "mean").map(Float::valueOf).toList(),
            list(card, "std").map(Float::valueOf).toList()),
        list(card, "cuts").map(Cut::parse).toList(),
        new Provenance(
            text(card, "licence"),
            text(card, "source"),
            text(card, "paper"),
            Double.parseDouble(text(card, "recipe.dropout"))));
  }

  private static java.util.stream.Stream<String> list(Properties card, String key) {
    return Arrays.stream(text(card, key).split(",", -1)).map(String::trim);
  }

  private static String text(Properties card, String key) {
    String value = card.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("A backbone's card must say " + key);
    }
    return value.trim();
  }
}
