package graft.app.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is there whole or not at all: written beside its place, then renamed. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes the text as UTF-8; until it is whole, what was at the place stays.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    Path half = file.resolveSibling("." + file.getFileName() + ".half");
    try {
      Files.write(half, text.getBytes(StandardCharsets.UTF_8));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
