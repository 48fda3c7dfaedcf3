package graft.app.job;

import graft.core.doctor.Cleaning;
import graft.core.doctor.Cleaning.LeftOut;
import graft.core.doctor.Finding;
import graft.core.error.UserError;
import graft.core.photos.Photo;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * The copy is made in a hidden folder beside OUT, which a killed one leaves behind and the next
 * takes away, and gets its name last: what is called OUT is whole.
 */
/** Writes a cleaned copy of a set of photos, by links; nothing in the set itself is changed. */
public final class FixJob {
  /** What says which files were left out, and why. */
  public static final String LEFT_OUT = "left-out.csv";

  /** What says which labels are in doubt; they are as they were. */
  public static final String DOUBTED = "doubted.csv";

  private final Path photos;
  private final Path out;
  private final Map<Way, Integer> made = new EnumMap<>(Way.class);

  private FixJob(Path photos, Path out) {
    this.photos = photos;
    this.out = out;
  }

  /** How a photo comes to be in the copy, the best first. */
  public enum Way {
    /** A second name of the same file: takes no room, stays when the first name is deleted. */
    HARD_LINK,
    /** A pointer to the file: takes no room, breaks when it is moved. */
    SYMBOLIC_LINK,
    /** A file of its own. */
    COPY
  }

  /**
   * What was written.
   *
   * @param made photos by the way they came there
   * @param leftOut files that were not taken
   * @param doubted photos whose label is in doubt
   */
  public record Fixed(Map<Way, Integer> made, int leftOut, int doubted) {
    public Fixed {
      made = Map.copyOf(made);
    }
  }

  /**
   * Refuses, before any photo is read, a place that the copy cannot have.
   *
   * @throws UserError saying what to do
   */
  public static void checkEarly(Path photos, Path out) {
    Path target = real(out);
    Path source = real(photos);
    if (target.startsWith(source) || source.startsWith(target)) {
      throw new UserError(
          "The cleaned copy must lie apart from the photos, but of %s and %s one holds the other. Name another folder (--fix OUT)"
              .formatted(out, photos));
    }
    if (Files.exists(out) && !isEmptyFolder(out)) {
      throw new UserError(
          "The cleaned copy needs a folder that does not exist yet or is empty, but %s is neither. Name another (--fix OUT)"
              .formatted(out));
    }
  }

  private static boolean isEmptyFolder(Path folder) {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    } catch (IOException e) { // a file, or one that may not be read
      return false;
    }
  }

  /** The path without links, as far as it exists. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    try {
      return whole.toRealPath();
    } catch (IOException e) {
      Path parent = whole.getParent();
      Path name = whole.getFileName();
      return parent == null || name == null ? whole : real(parent).resolve(name);
    }
  }

  /**
   * Writes the copy.
   *
   * @param odd whether pictures of one tone and tiny ones are left out
   * @throws UserError if it cannot be written there
   */
  public static Fixed write(CheckJob.Outcome outcome, Path out, boolean odd) {
    checkEarly(outcome.catalog().folder(), out);
    try {
      return new FixJob(outcome.catalog().folder(), out.toAbsolutePath()).write(outcome, odd);
    } catch (IOException e) {
      throw WriteFailure.of("The cleaned copy", out, "--fix OUT", e);
    }
  }

  private Fixed write(CheckJob.Outcome outcome, boolean odd) throws IOException {
    List<LeftOut> leftOut = Cleaning.of(outcome.catalog(), outcome.evidence(), odd);
    Set<String> gone = leftOut.stream().map(LeftOut::path).collect(Collectors.toSet());
    Path half = out.resolveSibling("." + out.getFileName() + ".half");
    delete(half);
    Files.createDirectories(half);
    for (Photo photo : outcome.catalog().photos()) {
      if (!gone.contains(photo.path())) {
        made.merge(bring(photo.path(), half), 1, Integer::sum);
      }
    }
    List<List<String>> doubted = doubted(outcome.findings());
    if (!CopiedLabels.areFolders(outcome.catalog())) {
      CopiedLabels labels = CopiedLabels.of(outcome.catalog(), gone);
      writeTable(half.resolve("labels.csv"), labels.heading(), labels.rows());
    }
    writeTable(half.resolve(LEFT_OUT), List.of("path", "why", "other"), rows(leftOut));
    writeTable(half.resolve(DOUBTED), List.of("path", "label"), doubted);
    Files.move(half, out, StandardCopyOption.ATOMIC_MOVE); // takes the place of an empty folder
    return new Fixed(made, leftOut.size(), doubted.size());
  }

  private static List<List<String>> rows(List<LeftOut> leftOut) {
    return leftOut.stream().map(l -> List.of(l.path(), l.why().name(), l.other())).toList();
  }

  private static List<List<String>> doubted(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.kind() == Finding.Kind.MISLABELLED)
        .flatMap(finding -> finding.cases().stream())
        .map(c -> List.of(c.path(), c.detail()))
        .toList();
  }

  private static void writeTable(Path file, List<String> heading, List<List<String>> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(CsvLine.of(heading)));
    rows.forEach(row -> lines.add(CsvLine.of(row)));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Way bring(String path, Path folder) throws IOException {
    Path source = source(path);
    Path target = folder.resolve(path);
    Files.createDirectories(target.getParent());
    try {
      Files.createLink(target, source);
      return Way.HARD_LINK;
    } catch (IOException | UnsupportedOperationException e) { // another disk, or may not
      return pointOrCopy(source, target);
    }
  }

  /** Behind all links, for a link of a link would break. */
  private Path source(String path) throws IOException {
    try {
      return photos.resolve(path).toRealPath();
    } catch (NoSuchFileException e) {
      throw new UserError(
          "The photos must stay where they are until the cleaned copy is made, but %s has gone since it was read: run the command again"
              .formatted(photos.resolve(path)),
          e);
    }
  }

  private static Way pointOrCopy(Path source, Path target) throws IOException {
    try {
      Files.createSymbolicLink(target, source);
      return Way.SYMBOLIC_LINK;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(source, target);
      return Way.COPY;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file); // a link, never what it points to
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
