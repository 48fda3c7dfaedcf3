package graft.app.job;

import graft.core.error.UserError;
import graft.core.keras.KerasScript;
import graft.core.keras.Translation;
import graft.core.python.PythonScript;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import java.nio.file.Path;
import java.util.List;

/** Translates a Keras script into options of {@code graft train}. */
public final class KerasJob {
  private KerasJob() {}

  /**
   * Reads the script, without running it.
   *
   * @param file Python, or a notebook
   * @throws UserError if it cannot be read, or asks nothing of Keras that could be translated
   */
  public static Translation run(Path file) {
    KerasScript script = KerasScript.of(PythonScript.read(ScriptFile.read(file)));
    if (script.isForeign()) {
      throw new UserError(
          "FILE must be a Keras script that trains on photos, but none of these is called in %s: %s. Name the file with the ImageDataGenerator%s"
              .formatted(file, String.join(", ", KerasScript.LOOKED_FOR), unread(script)));
    }
    return Translation.of(script, sizes());
  }

  private static String unread(KerasScript script) {
    return script.unread().isEmpty()
        ? ""
        : " (%d places in it could not be read, the first in line %d)"
            .formatted(script.unread().size(), script.unread().getFirst().place().line());
  }

  private static List<Integer> sizes() {
    return Backbones.embedded().stream()
        .filter(card -> card.name().equals(Backbones.STANDARD))
        .map(BackboneCard::sizes)
        .map(BackboneCard.Sizes::allowed)
        .findFirst()
        .orElseThrow();
  }
}
