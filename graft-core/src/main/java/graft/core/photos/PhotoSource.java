package graft.core.photos;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where labelled photos come from.
 *
 * @param folder holds the photos
 * @param labels a file that says what they are, wherever it lies; empty where the folders do so, or
 *     a {@code labels.csv} in the folder
 */
public record PhotoSource(Path folder, Optional<Path> labels) {
  /** A folder that speaks for itself. */
  public static PhotoSource of(Path folder) {
    return new PhotoSource(folder, Optional.empty());
  }

  /** As it is typed on a command line. */
  public String asText() {
    return folder + labels.map(" --labels %s"::formatted).orElse("");
  }
}
