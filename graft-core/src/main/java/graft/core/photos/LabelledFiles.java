package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.LabelsFile.Row;
import graft.core.photos.Problem.Kind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the files of a folder and what a {@link LabelsFile} says of them together. */
final class LabelledFiles {
  private final LabelsFile labels;
  private final PhotoWalk walk;

  private LabelledFiles(LabelsFile labels, PhotoWalk walk) {
    this.labels = labels;
    this.walk = walk;
  }

  /**
   * Leaves the files that it speaks of in the walk, each with its own label and part.
   *
   * @throws UserError if none of its photos is there
   */
  static void take(LabelsFile labels, PhotoWalk walk) {
    new LabelledFiles(labels, walk).take();
  }

  private void take() {
    walk.files().removeIf(file -> labels.isAt(file.path()));
    Set<String> there = new HashSet<>();
    walk.files().forEach(file -> there.add(file.path()));
    labels.rows().forEach((path, row) -> told(path, row, there.contains(path)));
    walk.leaveOut(file -> !isUsable(labels.rows().get(file.path())));
    walk.files().replaceAll(this::labelled);
    if (walk.files().isEmpty() && !labels.rows().isEmpty()) {
      throw new UserError(
          "The paths in %s must be those of photos, relative to the folder that holds them, but none of the %d is one that can be used; the first is %s"
              .formatted(
                  labels.file(), labels.rows().size(), labels.rows().keySet().iterator().next()));
    }
  }

  private boolean isUsable(@Nullable Row row) {
    return row != null && row.against() == 0 && !lacksLabel(row);
  }

  private boolean lacksLabel(Row row) {
    return labels.hasLabels() && row.label().isEmpty();
  }

  private PhotoFile labelled(PhotoFile file) {
    Row row = Objects.requireNonNull(labels.rows().get(file.path()));
    String label = labels.hasLabels() ? row.label() : file.label();
    return new PhotoFile(file.path(), label, row.part(), file.bytes());
  }

  /** Says what is wrong with a row. */
  private void told(String path, Row row, boolean there) {
    if (!there) {
      walk.problem(
          Kind.UNREADABLE,
          path,
          "It stands in line %d of %s, but there is no such file: mend the path or take the line out."
              .formatted(row.line(), name()));
    } else if (row.against() > 0) {
      walk.problem(
          Kind.LABEL_CONFLICT,
          path,
          "Lines %d and %d of %s say different things of it; it is left out."
              .formatted(row.line(), row.against(), name()));
    } else if (lacksLabel(row)) {
      walk.problem(
          Kind.UNREADABLE,
          path,
          "It has no label in line %d of %s; it is left out.".formatted(row.line(), name()));
    }
  }

  private Path name() {
    return labels.file().getFileName();
  }
}
