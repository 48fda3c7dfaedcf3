package graft.core.photos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells what lies in a folder, in any order. */
@FunctionalInterface
interface FolderReader {
  /** The file system. */
  FolderReader DISK =
      folder -> {
        try (Stream<Path> children = Files.list(folder)) {
          return children.toList();
        } catch (UncheckedIOException e) {
          throw e.getCause(); // it broke off on the way
        }
      };

  List<Path> children(Path folder) throws IOException;
}
