package graft.vision.backbone;

import graft.core.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The backbones that a person has taken in: {@code NAME.onnx} and {@code NAME.properties} in a
 * folder.
 *
 * @param folder may be missing: then there are none
 */
public record UserBackbones(Path folder) {
  private static final String CARD = ".properties";

  /**
   * One of the folder.
   *
   * @param name of its files
   * @param card empty where it cannot be read
   * @param fault why, empty where it can
   */
  public record Entry(String name, Optional<BackboneCard> card, String fault) {}

  /** All of them, by name. No weights are read. */
  public List<Entry> entries() {
    return names().stream().map(this::entry).toList();
  }

  /** The cards that can be read, by name. */
  public List<BackboneCard> cards() {
    return entries().stream().flatMap(entry -> entry.card().stream()).toList();
  }

  /** Whether there is one of this name, whole or not. */
  public boolean has(String name) {
    return names().contains(name);
  }

  /**
   * One of them, with its weights.
   *
   * @throws UserError if a file is missing, or is not the one that was taken in
   */
  public Backbone byName(String name) {
    Entry entry = entry(name);
    if (entry.card().isEmpty()) {
      throw broken(name, entry.fault(), null);
    }
    BackboneCard card = entry.card().get();
    try {
      return Backbone.of(card, Files.readAllBytes(folder.resolve(card.file())));
    } catch (IOException e) {
      throw broken(name, e.toString(), e);
    } catch (IllegalArgumentException e) {
      throw broken(name, String.valueOf(e.getMessage()), e);
    }
  }

  private UserError broken(String name, String why, @Nullable Exception cause) {
    UserError error =
        new UserError(
            "the backbone %s in %s must be as it was taken in, but is not: %s. Take it in again (graft backbones add FILE.onnx --name %s --overwrite)"
                .formatted(name, folder, why, name));
    if (cause != null) {
      error.initCause(cause);
    }
    return error;
  }

  private Entry entry(String name) {
    try (Reader in = Files.newBufferedReader(folder.resolve(name + CARD), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(in);
      return new Entry(name, Optional.of(CardReader.read(properties)), "");
    } catch (IOException | IllegalArgumentException e) {
      return new Entry(name, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(CARD) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - CARD.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserError("the backbones in %s cannot be listed: %s".formatted(folder, e), e);
    }
  }
}
