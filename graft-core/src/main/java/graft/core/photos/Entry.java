package graft.core.photos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * Something that lies in a folder; links are followed.
 *
 * @param file where it lies
 * @param path relative to the photos' folder, with forward slashes
 * @param kind what it is
 * @param bytes its size, if it is a file
 */
record Entry(Path file, String path, Kind kind, long bytes) {
  /** What an entry is. */
  enum Kind {
    FOLDER,
    FILE,
    /** A link to nothing, or to itself. */
    DANGLING,
    /** A pipe, a socket, a device: reading it might never end. */
    SPECIAL,
    /** Its name is no text, so that no other program could be told of it. */
    NAMELESS
  }

  /**
   * Looks at a file.
   *
   * @param above the path of its folder, empty for the photos' folder itself
   */
  static Entry of(Path file, String above) {
    String name = file.getFileName().toString();
    String path = above.isEmpty() ? name : above + "/" + name;
    if (!isText(file, name)) {
      return new Entry(file, path, Kind.NAMELESS, 0);
    }
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      Kind kind =
          facts.isDirectory() ? Kind.FOLDER : facts.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
      return new Entry(file, path, kind, facts.size());
    } catch (IOException e) {
      // what is no link will say why it cannot be read when it is read
      return new Entry(file, path, Files.isSymbolicLink(file) ? Kind.DANGLING : Kind.FILE, 0);
    }
  }

  /** Whether the name, which is all that is kept of the file, leads back to it. */
  private static boolean isText(Path file, String name) {
    try {
      return file.resolveSibling(name).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isFolder() {
    return kind == Kind.FOLDER;
  }

  /** Hidden, or put there by the system. */
  boolean isSystem() {
    String name = name();
    return name.startsWith(".")
        || name.equals("__MACOSX")
        || switch (name.toLowerCase(Locale.ROOT)) {
          case "thumbs.db", "desktop.ini" -> kind != Kind.FOLDER;
          default -> false;
        };
  }
}
