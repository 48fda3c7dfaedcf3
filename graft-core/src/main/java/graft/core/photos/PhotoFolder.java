package graft.core.photos;

import graft.core.error.UserError;
import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lists a folder of photos: one folder a class, or parts with one folder a class each. No file is
 * opened; what a file is, is decided later by its bytes.
 */
public final class PhotoFolder {
  private final Path root;
  private final List<PhotoFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int leftOut;

  private PhotoFolder(Path root) {
    this.root = root;
  }

  /**
   * What lies in the folder.
   *
   * @throws UserError if there is no such folder, or fewer than two classes in it
   */
  public static Listing list(Path folder) {
    if (!Files.exists(folder)) {
      throw new UserError("PHOTOS must be a folder, but there is none at " + folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "PHOTOS must be a folder with one folder a class, but %s is a file".formatted(folder));
    }
    return new PhotoFolder(folder).walk();
  }

  private Listing walk() {
    List<Path> folders = classFolders(root);
    Map<Part, Path> parts = parts(folders);
    TreeSet<String> classes = new TreeSet<>(PhotoFolder::byCodePoint);
    if (parts.isEmpty()) {
      folders.forEach(f -> classes.add(takeClass(f, Part.NONE)));
    } else {
      parts.forEach(
          (part, path) -> {
            for (Path folder : classFolders(path)) {
              String label = takeClass(folder, part);
              if (part == Part.TRAIN) {
                classes.add(label);
              }
            }
          });
      dropForeignClasses(classes);
    }
    requireTwo(classes);
    similarNames(classes);
    files.sort(Comparator.comparing(PhotoFile::path, PhotoFolder::byCodePoint));
    return new Listing(root, files, List.copyOf(classes), leftOut, problems);
  }

  private void requireTwo(SortedSet<String> classes) {
    if (classes.size() >= 2) {
      return;
    }
    String found =
        classes.isEmpty()
            ? "no folder%s".formatted(leftOut > 0 ? " and " + leftOut + " other files" : "")
            : "only " + classes.first();
    throw new UserError(
        ("PHOTOS must hold at least two folders, one a class, such as %s/cats and %s/dogs; found"
                + " %s. Sort the photos into a folder for each label")
            .formatted(root, root, found));
  }

  /** Photos of a class that train lacks cannot be told: they are left out and named. */
  private void dropForeignClasses(SortedSet<String> classes) {
    TreeSet<String> foreign = new TreeSet<>(PhotoFolder::byCodePoint);
    files.stream().map(PhotoFile::label).filter(c -> !classes.contains(c)).forEach(foreign::add);
    for (String label : foreign) {
      int before = files.size();
      files.removeIf(f -> f.label().equals(label));
      leftOut += before - files.size();
      problems.add(
          new Problem(
              Kind.EMPTY_CLASS,
              label,
              "The class stands in another part but not in train; its %d photos are left out."
                  .formatted(before - files.size())));
    }
  }

  private void similarNames(SortedSet<String> classes) {
    Map<String, String> seen = new HashMap<>();
    for (String label : classes) {
      String other = seen.putIfAbsent(Normalizer.normalize(label, Normalizer.Form.NFC), label);
      if (other != null) {
        problems.add(
            new Problem(
                Kind.SIMILAR_NAME,
                label,
                "Two folders have this name in different Unicode forms; they are two classes."
                    + " Move the photos into one of them if they are meant as one."));
      }
    }
  }

  /** The parts of a given split, or none: see the contract. */
  private Map<Part, Path> parts(List<Path> folders) {
    Map<Part, Path> parts = new HashMap<>();
    for (Path folder : folders) {
      Optional<Part> part = part(folder.getFileName().toString());
      if (part.isEmpty() || parts.put(part.get(), folder) != null) {
        return Map.of();
      }
    }
    Path train = parts.get(Part.TRAIN);
    boolean given = train != null && parts.size() > 1 && subfolders(train).size() >= 2;
    return given ? parts : Map.of();
  }

  private static Optional<Part> part(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Part.TRAIN);
      case "val", "valid", "validation" -> Optional.of(Part.VALIDATION);
      case "test", "testing" -> Optional.of(Part.TEST);
      default -> Optional.empty();
    };
  }

  /** The folders in a folder; files beside them are counted. */
  private List<Path> classFolders(Path folder) {
    List<Path> folders = subfolders(folder);
    leftOut += (int) children(folder).stream().filter(p -> !Files.isDirectory(p)).count();
    return folders;
  }

  private List<Path> subfolders(Path folder) {
    return children(folder).stream().filter(Files::isDirectory).filter(p -> !hidden(p)).toList();
  }

  private static boolean hidden(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  private static boolean system(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return hidden(path) || name.equals("thumbs.db") || name.equals("desktop.ini");
  }

  private List<Path> children(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries
          .sorted(Comparator.comparing(p -> p.getFileName().toString(), PhotoFolder::byCodePoint))
          .toList();
    } catch (IOException e) {
      problems.add(
          new Problem(
              Kind.SKIPPED_FOLDER,
              relative(folder),
              "The folder cannot be listed (%s); its photos are left out.".formatted(e)));
      return List.of();
    }
  }

  private String takeClass(Path folder, Part part) {
    String label = folder.getFileName().toString();
    take(folder, label, part, new ArrayList<>());
    return label;
  }

  private void take(Path folder, String label, Part part, List<Path> above) {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      real = folder.toAbsolutePath();
    }
    if (above.contains(real)) {
      problems.add(
          new Problem(
              Kind.SKIPPED_FOLDER,
              relative(folder),
              "The link leads back to a folder above it; it is not followed."));
      return;
    }
    above.add(real);
    for (Path child : children(folder)) {
      if (system(child)) {
        leftOut++;
      } else if (Files.isDirectory(child)) {
        take(child, label, part, above);
      } else {
        files.add(new PhotoFile(relative(child), label, part, size(child)));
      }
    }
    above.removeLast();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private static int byCodePoint(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }
}
