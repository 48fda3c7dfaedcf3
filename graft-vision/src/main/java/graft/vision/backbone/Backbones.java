package graft.vision.backbone;

import graft.core.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The backbones at hand: those on the class path, listed in {@code graft/backbones/index}. */
public final class Backbones {

  /** The one that is used where nothing else is said. */
  public static final String STANDARD = "efficientnet-lite0";

  private static final String FOLDER = "/graft/backbones/";

  private Backbones() {}

  /**
   * The cards of the backbones that come with Graft, in the order of the index. No weights are
   * read.
   *
   * @throws IllegalStateException if the index or a card is missing or faulty: a broken
   *     installation
   */
  public static List<BackboneCard> embedded() {
    return names().stream().map(Backbones::card).toList();
  }

  /**
   * A backbone that comes with Graft, with its weights.
   *
   * @throws UserError naming the ones at hand when there is none of this name
   * @throws IllegalStateException if the weights are missing or are not those that the card
   *     describes: a broken installation
   */
  public static Backbone byName(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UserError(
          "backbone must be one of %s, got \"%s\" (--backbone)"
              .formatted(String.join(", ", names), name));
    }
    BackboneCard card = card(name);
    try {
      return Backbone.of(card, read(card.file()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage() + ": install Graft again", e);
    }
  }

  private static List<String> names() {
    return text("index").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static BackboneCard card(String name) {
    String file = name + ".properties";
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(file)));
      return CardReader.read(properties);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(FOLDER + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + FOLDER + file, e);
    }
  }

  private static String text(String file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  private static byte[] read(String file) {
    try (InputStream in = Backbones.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            FOLDER + file + " must be on the class path, in graft-backbones: install Graft again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + FOLDER + file, e);
    }
  }
}
