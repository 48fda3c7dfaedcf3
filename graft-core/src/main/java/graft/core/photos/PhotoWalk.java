package graft.core.photos;

import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through the folders and keeps what it finds: files, problems, the count of the others. */
final class PhotoWalk {
  private final FolderReader reader;
  private final List<PhotoFile> files = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>(); // a folder may be listed twice
  private int leftOut;

  PhotoWalk(FolderReader reader) {
    this.reader = reader;
  }

  List<PhotoFile> files() {
    return files;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  int leftOut() {
    return leftOut;
  }

  void problem(Kind kind, String path, String detail) {
    problems.add(new Problem(kind, path, detail));
  }

  /** Takes files out again; returns how many. */
  int leaveOut(Predicate<PhotoFile> which) {
    int before = files.size();
    files.removeIf(which);
    leftOut += before - files.size();
    return before - files.size();
  }

  /** What lies in a folder, sorted by name; nothing if it cannot be listed. */
  List<Entry> entries(Path folder, String path) {
    try {
      return sorted(reader.children(folder), path);
    } catch (IOException e) {
      problem(
          Kind.SKIPPED_FOLDER,
          path,
          "The folder cannot be listed (%s); its photos are left out.".formatted(reason(e)));
      return List.of();
    }
  }

  static List<Entry> sorted(List<Path> children, String above) {
    return children.stream()
        .map(child -> Entry.of(child, above))
        .sorted(Comparator.comparing(Entry::path, CodePointOrder.INSTANCE))
        .toList();
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it is gone";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** The folders that may be classes or parts, as {@link #folders}, but nothing is counted. */
  static List<Entry> visibleFolders(List<Entry> entries) {
    return entries.stream().filter(e -> e.isFolder() && !e.isSystem()).toList();
  }

  /** The folders that may be classes or parts; what lies beside them is counted as left out. */
  List<Entry> folders(List<Entry> entries) {
    List<Entry> folders = visibleFolders(entries);
    for (Entry entry : entries) {
      if (!folders.contains(entry)) {
        leaveOut(entry);
      }
    }
    return folders;
  }

  /**
   * Takes all files in a class folder and below.
   *
   * @param above the real paths of the folders it lies in
   */
  void takeClass(Entry folder, Part part, List<Path> above) {
    take(folder, new Place(folder.name(), part, new ArrayList<>(above)));
  }

  /** What the files found will belong to, and the real paths of the folders above. */
  private record Place(String label, Part part, List<Path> above) {}

  private void take(Entry folder, Place place) {
    Path real = real(folder.file());
    if (place.above().contains(real)) {
      problem(
          Kind.SKIPPED_FOLDER,
          folder.path(),
          "The link leads back to a folder above it; it is not followed.");
      return;
    }
    place.above().add(real);
    entries(folder.file(), folder.path()).forEach(entry -> takeEntry(entry, place));
    place.above().removeLast();
  }

  private void takeEntry(Entry entry, Place place) {
    if (entry.isFolder() && !entry.isSystem()) {
      take(entry, place);
    } else if (entry.kind() == Entry.Kind.FILE && !entry.isSystem()) {
      files.add(new PhotoFile(entry.path(), place.label(), place.part(), entry.bytes()));
    } else {
      leaveOut(entry);
    }
  }

  private void leaveOut(Entry entry) {
    leftOut++;
    String sentence =
        switch (entry.kind()) {
          case FOLDER, FILE -> "";
          case DANGLING -> "The link leads nowhere: bring back what it led to, or delete it.";
          case SPECIAL -> "It is a pipe, socket or device: move it out of the folder.";
          case NAMELESS -> nameless(System.getProperty("sun.jnu.encoding", "UTF-8"));
        };
    if (!sentence.isEmpty() && !entry.isSystem()) {
      problem(Kind.UNREADABLE, entry.path(), sentence);
    }
  }

  private static String nameless(String encoding) {
    String sentence =
        encoding.equals("UTF-8")
            ? "Its name is no text in the system's encoding, %s: rename it."
            : "Its name is no text in the system's encoding, %s: rename it or set LC_ALL=C.UTF-8.";
    return sentence.formatted(encoding);
  }

  /** The path behind all links. */
  static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
