package graft.app.job;

import graft.core.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from a place that can never be written. */
public final class WriteFailure {
  private WriteFailure() {}

  /**
   * The exception to throw: an {@link OutputException} where the disk is full, else a {@link
   * UserError}.
   *
   * @param what is to be written there, with a capital
   * @param option that names another place, such as "--out DIR"
   */
  public static RuntimeException of(String what, Path place, String option, IOException cause) {
    return diskIsFull(place)
        ? new OutputException(
            "The disk is full: %s cannot be written (%s). Free some space or choose another place with %s"
                .formatted(place, cause, option),
            cause)
        : new UserError(
            "%s must be one that can be written, but %s cannot: %s. Name another (%s)"
                .formatted(what, place, cause, option),
            cause);
  }

  private static boolean diskIsFull(Path place) {
    try {
      Path existing = place.toAbsolutePath();
      while (!Files.exists(existing) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      return Files.getFileStore(existing).getUsableSpace() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
