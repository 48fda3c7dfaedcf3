package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Lists a folder of photos: one folder a class, or parts with one folder a class each, or a file
 * that says what each is. No photo is opened; what a file is, is decided later by its bytes.
 */
public final class PhotoFolder {
  private final PhotoSource source;
  private final Path root;
  private final PhotoWalk walk;
  private final NavigableSet<String> classes = new TreeSet<>(CodePointOrder.INSTANCE);

  private PhotoFolder(PhotoSource source, FolderReader reader) {
    this.source = source;
    this.root = source.folder();
    this.walk = new PhotoWalk(reader);
  }

  /**
   * What lies in the folder.
   *
   * @throws UserError if there is no such folder, or fewer than two classes in it
   */
  public static Listing list(Path folder) {
    return list(PhotoSource.of(folder), FolderReader.DISK);
  }

  /**
   * As {@link #list(Path)}; the wrong folder may hold a whole disk.
   *
   * @param interrupted asked at every folder; once true, a CancellationException ends the listing
   * @throws UserError if there is no such folder, fewer than two classes in it, or the file of
   *     labels is none
   */
  public static Listing list(PhotoSource source, BooleanSupplier interrupted) {
    return list(
        source,
        child -> {
          if (interrupted.getAsBoolean()) {
            throw new CancellationException("interrupted");
          }
          return FolderReader.DISK.children(child);
        });
  }

  /** As {@link #list(Path)}, with folders that a test may break. */
  static Listing list(PhotoSource source, FolderReader reader) {
    Path folder = source.folder();
    if (!Files.exists(folder)) {
      throw new UserError(
          "PHOTOS must be a folder with one folder for each class, but there is nothing at %s:"
                  .formatted(folder)
              + " check the path");
    }
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "PHOTOS must be a folder with one folder for each class, but %s is a file: unpack it if"
                  .formatted(folder)
              + " it is an archive, and name the folder");
    }
    try {
      return new PhotoFolder(source, reader).list(PhotoWalk.sorted(reader.children(folder), ""));
    } catch (IOException e) {
      throw new UserError(
          "PHOTOS must be a folder that can be listed, but %s cannot (%s): check its permissions"
              .formatted(folder, PhotoWalk.reason(e)),
          e);
    }
  }

  private Listing list(List<Entry> entries) {
    Optional<LabelsFile> labels = labels(entries);
    if (labels.filter(LabelsFile::hasLabels).isPresent()) {
      walk.takeClass(new Entry(root, "", Entry.Kind.FOLDER, 0), Part.NONE, List.of());
    } else {
      takeFolders(entries.stream().filter(entry -> !isLabelsFile(entry)).toList());
    }
    labels.ifPresent(this::takeLabels);
    dropForeignClasses();
    return listing();
  }

  private static boolean isLabelsFile(Entry entry) {
    return entry.name().equals(LabelsFile.NAME) && !entry.isFolder();
  }

  /** The file that was named, or else the one that lies there. */
  private Optional<LabelsFile> labels(List<Entry> entries) {
    source.labels().ifPresent(PhotoFolder::requireFile);
    return source
        .labels()
        .or(() -> entries.stream().filter(PhotoFolder::isLabelsFile).findFirst().map(Entry::file))
        .map(file -> LabelsFile.read(root, file));
  }

  private static void requireFile(Path labels) {
    if (!Files.isRegularFile(labels)) {
      String there = Files.exists(labels) ? "that is no file" : "there is none";
      throw new UserError(
          "The labels must be a CSV file, got %s, but %s: check the path (--labels)"
              .formatted(labels, there));
    }
  }

  private void takeFolders(List<Entry> entries) {
    List<Entry> folders = walk.folders(entries);
    Map<Part, Entry> parts = PartFolders.of(folders, this::foldersIn);
    if (!parts.isEmpty()) {
      parts.forEach(this::takePart);
    } else if (folders.size() >= 2) {
      folders.forEach(f -> takeClass(f, Part.NONE, List.of(PhotoWalk.real(root))));
    } else {
      throw TooFewClasses.error(root, entries, this::foldersIn);
    }
  }

  /** The classes are those of train; a folder without a photo stays one. */
  private void takeLabels(LabelsFile labels) {
    LabelledFiles.take(labels, walk);
    walk.files().forEach(file -> classes.remove(file.label()));
    walk.files().stream()
        .filter(file -> file.part() == Part.NONE || file.part() == Part.TRAIN)
        .forEach(file -> classes.add(file.label()));
    if (classes.size() < 2) {
      throw new UserError(
          "%s must give two or more labels to tell apart, got %d%s"
              .formatted(
                  labels.file(),
                  classes.size(),
                  classes.isEmpty() ? "" : " (%s)".formatted(classes.first())));
    }
  }

  private Listing listing() {
    similarNames();
    walk.files().sort(Comparator.comparing(PhotoFile::path, CodePointOrder.INSTANCE));
    return new Listing(root, walk.files(), List.copyOf(classes), walk.leftOut(), walk.problems());
  }

  private List<Entry> foldersIn(Entry folder) {
    return PhotoWalk.visibleFolders(walk.entries(folder.file(), folder.path()));
  }

  private void takePart(Part part, Entry folder) {
    List<Entry> entries = walk.entries(folder.file(), folder.path());
    List<Entry> folders = walk.folders(entries);
    List<Path> above = List.of(PhotoWalk.real(root), PhotoWalk.real(folder.file()));
    folders.forEach(f -> takeClass(f, part, above));
    if (folders.isEmpty() && !entries.isEmpty()) {
      walk.problem(
          Kind.SKIPPED_FOLDER,
          folder.path(),
          "The part has no class folders, so what lies in it has no label and is left out: sort it"
              + " into a folder for each class.");
    }
  }

  /** Train decides what the classes are. */
  private void takeClass(Entry folder, Part part, List<Path> above) {
    walk.takeClass(folder, part, above);
    if (part == Part.NONE || part == Part.TRAIN) {
      classes.add(folder.name());
    }
  }

  /** Photos of a class that train lacks cannot be told: they are left out and named. */
  private void dropForeignClasses() {
    NavigableSet<String> foreign = new TreeSet<>(CodePointOrder.INSTANCE);
    walk.files().stream()
        .map(PhotoFile::label)
        .filter(label -> !classes.contains(label))
        .forEach(foreign::add);
    for (String label : foreign) {
      int photos = walk.leaveOut(f -> f.label().equals(label));
      walk.problem(
          Kind.EMPTY_CLASS,
          label,
          "The class stands in another part but not in train; its %d photo(s) are left out.%s"
              .formatted(photos, hint(label)));
    }
  }

  /** Names the class of train that is probably meant. */
  private String hint(String label) {
    return classes.stream()
        .filter(c -> folded(c).equals(folded(label)))
        .findFirst()
        .map(" In train it is written %s: rename one of the two folders."::formatted)
        .orElse("");
  }

  /** What people take for the same name. */
  private static String folded(String label) {
    return composed(label).toLowerCase(Locale.ROOT).strip();
  }

  private static String composed(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFC);
  }

  /** Of classes that have photos: an empty folder is named as that already. */
  private void similarNames() {
    Set<String> filled = new HashSet<>();
    walk.files().forEach(file -> filled.add(file.label()));
    Map<String, String> seen = new HashMap<>();
    for (String label : classes.stream().filter(filled::contains).toList()) {
      String other = seen.putIfAbsent(folded(label), label);
      if (other != null) {
        walk.problem(Kind.SIMILAR_NAME, label, similar(label, other));
      }
    }
  }

  private static String similar(String label, String other) {
    return composed(label).equals(composed(other))
        ? "Two folders have this name in different Unicode forms; they are two classes."
            + " Move the photos into one of them if they are meant as one."
        : "It differs from %s in letter case or in spaces at its ends alone; they are two classes. Move the photos into one of them if they are meant as one."
            .formatted(other);
  }
}
