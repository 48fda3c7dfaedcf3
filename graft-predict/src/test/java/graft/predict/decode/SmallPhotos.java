package graft.predict.decode;

import graft.predict.pixels.Pixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The photos of tools/golden/photos, and what PIL sees in them. */
final class SmallPhotos {
  private SmallPhotos() {}

  /** Their names, sorted. */
  static List<String> names() {
    try (var files = Files.list(folder())) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> Files.exists(folder().resolve(n + ".ppm")))
              .sorted()
              .toList();
      if (names.size() < 220) {
        throw new AssertionError("Most of the small photos are missing, got " + names);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What PIL sees. */
  static Pixels pixels(String name) {
    byte[] ppm = bytes(name + ".ppm"); // P6, width height, 255, values
    String[] head = new String(ppm, 0, 15, StandardCharsets.ISO_8859_1).split("\\s", 5);
    int width = Integer.parseInt(head[1]);
    int height = Integer.parseInt(head[2]);
    int from = ppm.length - 3 * width * height;
    return Pixels.of(width, height, Arrays.copyOfRange(ppm, from, ppm.length));
  }

  private static Path folder() {
    try {
      return Path.of(SmallPhotos.class.getResource("photos").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
