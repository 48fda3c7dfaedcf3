package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Lists a folder of photos: one folder a class, or parts with one folder a class each, or a {@code
 * labels.csv} that says what each is. No photo is opened; what a file is, is decided later by its
 * bytes.
 */
public final class PhotoFolder {
  private final Path root;
  private final PhotoWalk walk;
  private final NavigableSet<String> classes = new TreeSet<>(CodePointOrder.INSTANCE);

  private PhotoFolder(Path root, FolderReader reader) {
    this.root = root;
    this.walk = new PhotoWalk(reader);
  }

  /**
   * What lies in the folder.
   *
   * @throws UserError if there is no such folder, or fewer than two classes in it
   */
  public static Listing list(Path folder) {
    return list(folder, FolderReader.DISK);
  }

  /**
   * As {@link #list(Path)}; the wrong folder may hold a whole disk.
   *
   * @param interrupted asked at every folder; once true, a CancellationException ends the listing
   */
  public static Listing list(Path folder, BooleanSupplier interrupted) {
    return list(
        folder,
        child -> {
          if (interrupted.getAsBoolean()) {
            throw new CancellationException("interrupted");
          }
          return FolderReader.DISK.children(child);
        });
  }

  /** As {@link #list(Path)}, with folders that a test may break. */
  static Listing list(Path folder, FolderReader reader) {
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
      return new PhotoFolder(folder, reader).list(PhotoWalk.sorted(reader.children(folder), ""));
    } catch (IOException e) {
      throw new UserError(
          "PHOTOS must be a folder that can be listed, but %s cannot (%s): check its permissions"
              .formatted(folder, PhotoWalk.reason(e)),
          e);
    }
  }

  private Listing list(List<Entry> entries) {
    if (entries.stream().anyMatch(PhotoFolder::isLabelsFile)) {
      classes.addAll(LabelledFiles.take(root, walk));
      dropForeignClasses();
      return listing();
    }
    List<Entry> folders = walk.folders(entries);
    Map<Part, Entry> parts = PartFolders.of(folders, this::foldersIn);
    if (!parts.isEmpty()) {
      parts.forEach(this::takePart);
      dropForeignClasses();
    } else if (folders.size() >= 2) {
      folders.forEach(f -> takeClass(f, Part.NONE, List.of(PhotoWalk.real(root))));
    } else {
      throw TooFewClasses.error(root, entries, this::foldersIn);
    }
    return listing();
  }

  private static boolean isLabelsFile(Entry entry) {
    return entry.name().equals(LabelsFile.NAME) && !entry.isFolder();
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

  private static String folded(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private void similarNames() {
    Map<String, String> seen = new HashMap<>();
    for (String label : classes) {
      String other = seen.putIfAbsent(Normalizer.normalize(label, Normalizer.Form.NFC), label);
      if (other != null) {
        walk.problem(
            Kind.SIMILAR_NAME,
            label,
            "Two folders have this name in different Unicode forms; they are two classes."
                + " Move the photos into one of them if they are meant as one.");
      }
    }
  }
}
