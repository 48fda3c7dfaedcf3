package graft.core.photos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files and folders to list. Their bytes do not matter: nothing is opened. */
record Tree(Path root) {
  Tree files(String... paths) {
    try {
      for (String path : paths) {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Tree folders(String... paths) {
    try {
      for (String path : paths) {
        Files.createDirectories(root.resolve(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A link, to a path that is relative to where it lies. */
  Tree link(String path, String to) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Listing list() {
    return PhotoFolder.list(root);
  }
}
