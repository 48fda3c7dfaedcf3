package graft.app.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A text file that is there whole or not at all: written beside its place, then renamed. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes the text as UTF-8; until it is whole, what was at the place stays.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    write(file, half -> Files.write(half, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same of lines, each ended by a newline. */
  public static void write(Path file, List<String> lines) throws IOException {
    write(
        file,
        half -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
            for (String line : lines) {
              out.write(line.getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            }
          }
        });
  }

  private interface Writing {
    void to(Path half) throws IOException;
  }

  private static void write(Path file, Writing writing) throws IOException {
    Path half = file.resolveSibling("." + file.getFileName() + ".half");
    try {
      writing.to(half);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
