package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.LabelsFile.Row;
import graft.core.photos.Problem.Kind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Brings the files of a folder and what {@code labels.csv} says of them together. */
final class LabelledFiles {
  private final Path root;
  private final PhotoWalk walk;
  private final Map<String, Row> rows;

  private LabelledFiles(Path root, PhotoWalk walk, Map<String, Row> rows) {
    this.root = root;
    this.walk = walk;
    this.rows = rows;
  }

  /**
   * Leaves the files that have a label in the walk, each with its own; returns the classes.
   *
   * @throws UserError if none of the photos is there, or fewer than two classes are
   */
  static NavigableSet<String> take(Path root, PhotoWalk walk) {
    return new LabelledFiles(root, walk, LabelsFile.in(root).rows()).take();
  }

  private NavigableSet<String> take() {
    walk.takeClass(new Entry(root, "", Entry.Kind.FOLDER, 0), Part.NONE, List.of());
    walk.files().removeIf(file -> file.path().equals(LabelsFile.NAME));
    Set<String> there = new HashSet<>();
    walk.files().forEach(file -> there.add(file.path()));
    rows.forEach((path, row) -> told(path, row, there.contains(path)));
    walk.leaveOut(file -> !isUsable(rows.get(file.path())));
    walk.files().replaceAll(this::labelled);
    NavigableSet<String> classes = new TreeSet<>(CodePointOrder.INSTANCE);
    walk.files().stream()
        .filter(file -> file.part() == Part.NONE || file.part() == Part.TRAIN)
        .forEach(file -> classes.add(file.label()));
    requireTwo(classes);
    return classes;
  }

  private static boolean isUsable(@org.jspecify.annotations.Nullable Row row) {
    return row != null && !row.label().isEmpty() && row.against() == 0;
  }

  private PhotoFile labelled(PhotoFile file) {
    Row row = java.util.Objects.requireNonNull(rows.get(file.path()));
    return new PhotoFile(file.path(), row.label(), row.part(), file.bytes());
  }

  /** Says what is wrong with a row. */
  private void told(String path, Row row, boolean there) {
    if (!there) {
      walk.problem(
          Kind.UNREADABLE,
          path,
          "It stands in line %d of labels.csv, but there is no such file: mend the path or take the line out."
              .formatted(row.line()));
    } else if (row.against() > 0) {
      walk.problem(
          Kind.LABEL_CONFLICT,
          path,
          "Lines %d and %d of labels.csv say different things of it; it is left out."
              .formatted(row.line(), row.against()));
    } else if (row.label().isEmpty()) {
      walk.problem(
          Kind.UNREADABLE,
          path,
          "It has no label in line %d of labels.csv; it is left out.".formatted(row.line()));
    }
  }

  private void requireTwo(NavigableSet<String> classes) {
    if (walk.files().isEmpty() && !rows.isEmpty()) {
      throw new UserError(
          "The paths in %s must be those of photos, relative to its folder, but none of the %d is one that can be used; the first is %s"
              .formatted(
                  root.resolve(LabelsFile.NAME), rows.size(), rows.keySet().iterator().next()));
    }
    if (classes.size() < 2) {
      throw new UserError(
          "%s must give two or more labels to tell apart, got %d%s"
              .formatted(
                  root.resolve(LabelsFile.NAME),
                  classes.size(),
                  classes.isEmpty() ? "" : " (%s)".formatted(classes.first())));
    }
  }
}
