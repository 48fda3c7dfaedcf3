package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.LabelsFile.Row;
import graft.core.photos.Problem.Kind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    labels
        .rows()
        .forEach(
            (path, row) ->
                wrong(row, there.contains(path))
                    .ifPresent(wrong -> walk.problem(wrong.kind(), path, wrong.detail())));
    walk.leaveOut(file -> !isUsable(labels.rows().get(file.path())));
    walk.files().replaceAll(this::labelled);
    if (walk.files().isEmpty() && !labels.rows().isEmpty()) {
      Map.Entry<String, Row> first = labels.rows().entrySet().iterator().next();
      String why = wrong(first.getValue(), there.contains(first.getKey())).orElseThrow().detail();
      throw new UserError(
          "The paths in %s must be those of photos, relative to the folder that holds them, but none of the %d is one that can be used; the first is %s. %s"
              .formatted(labels.file(), labels.rows().size(), first.getKey(), why));
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

  private record Wrong(Kind kind, String detail) {}

  /** What is wrong with a row; empty where it can be used. */
  private Optional<Wrong> wrong(Row row, boolean there) {
    if (!there) {
      return Optional.of(
          new Wrong(
              Kind.UNREADABLE,
              "It stands in line %d of %s, but there is no such file: mend the path or take the line out."
                  .formatted(row.line(), name())));
    }
    if (row.against() > 0) {
      return Optional.of(
          new Wrong(
              Kind.LABEL_CONFLICT,
              "Lines %d and %d of %s say different things of it; it is left out."
                  .formatted(row.line(), row.against(), name())));
    }
    return lacksLabel(row)
        ? Optional.of(
            new Wrong(
                Kind.UNREADABLE,
                "It has no label in line %d of %s; it is left out.".formatted(row.line(), name())))
        : Optional.empty();
  }

  private Path name() {
    return labels.file().getFileName();
  }
}
