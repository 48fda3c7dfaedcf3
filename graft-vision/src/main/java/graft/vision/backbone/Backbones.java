package graft.vision.backbone;

import graft.core.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The backbones at hand: those that graft-backbones brings on the class path. */
public final class Backbones {
  private static final String FOLDER = "/graft/backbones/";

  /** The one that is used where nothing else is said. */
  public static final String STANDARD = "efficientnet-lite0";

  private Backbones() {}

  /** The cards, in the order of the index. */
  public static List<BackboneCard> cards() {
    return new String(read("index"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(Backbones::card)
        .toList();
  }

  /**
   * A backbone with its weights.
   *
   * @throws UserError if there is none of that name
   */
  public static Backbone byName(String name) {
    List<BackboneCard> cards = cards();
    BackboneCard card =
        cards.stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        "The backbone must be one of %s, got %s (--backbone)"
                            .formatted(
                                cards.stream()
                                    .map(BackboneCard::name)
                                    .collect(Collectors.joining(", ")),
                                name)));
    return new Backbone(card, read(card.file()));
  }

  private static BackboneCard card(String name) {
    Properties properties = new Properties();
    try (InputStream in = open(name + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The card of " + name + " cannot be read", e);
    }
    return BackboneCard.of(properties);
  }

  private static byte[] read(String file) {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The backbones' file " + file + " cannot be read", e);
    }
  }

  private static InputStream open(String file) {
    InputStream in = Backbones.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException(
          "graft-backbones must be on the class path with " + FOLDER + file + ", found none");
    }
    return in;
  }
}
