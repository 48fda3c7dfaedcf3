package graft.app.cli;

import graft.core.photos.PhotoSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --labels}, of every command that reads labelled photos. */
final class LabelsOption {
  @Option(
      names = "--labels",
      paramLabel = "FILE.csv",
      description =
          "What each photo is, in a file: path,label or path,label,part; path,part deals out"
              + " photos in class folders. Paths start from PHOTOS (default: a labels.csv there).")
  private @Nullable Path labels;

  /** The photos in this folder, with the labels that were named. */
  PhotoSource of(Path photos) {
    return new PhotoSource(photos, Optional.ofNullable(labels));
  }
}
