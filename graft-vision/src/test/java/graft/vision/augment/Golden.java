package graft.vision.augment;

import graft.predict.pixels.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A file that tools/golden/augment.py wrote: a name and its values a line. */
final class Golden {
  private final Map<String, String> lines = new LinkedHashMap<>();

  private Golden() {}

  static Golden read(String file) {
    Golden golden = new Golden();
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> golden.put(line.split(" ", 2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  private void put(String[] nameAndValues) {
    if (lines.put(nameAndValues[0], nameAndValues[1]) != null) {
      throw new IllegalStateException("Twice: " + nameAndValues[0]);
    }
  }

  /** The names with this start and no further dot, in order. */
  List<String> names(String start) {
    return lines.keySet().stream()
        .filter(name -> name.startsWith(start) && name.indexOf('.', start.length()) < 0)
        .toList();
  }

  /** All names with this start, in order. */
  List<String> all(String start) {
    return lines.keySet().stream().filter(name -> name.startsWith(start)).toList();
  }

  boolean has(String name) {
    return lines.containsKey(name);
  }

  String[] words(String name) {
    return text(name).split(" ", -1);
  }

  double[] numbers(String name) {
    return Arrays.stream(words(name)).mapToDouble(Double::parseDouble).toArray();
  }

  int[] whole(String name) {
    return Arrays.stream(words(name)).mapToInt(Integer::parseInt).toArray();
  }

  private String text(String name) {
    return Objects.requireNonNull(lines.get(name), name);
  }

  /** What follows the first words. */
  String after(String name, int words) {
    return text(name).split(" ", words + 1)[words];
  }

  KerasTransform drawn(String name) {
    double[] p = numbers(name);
    return new KerasTransform(p[0], p[1], p[2], p[3], p[4], p[5], p[6] != 0, p[7] != 0, p[8], p[9]);
  }

  /** A picture of whole levels. */
  Pixels pixels(String name) {
    String[] parts = words(name);
    float[] values = values(name);
    return Pixels.filled(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        out -> {
          for (int i = 0; i < out.length; i++) {
            out[i] = (byte) values[i];
          }
        });
  }

  /** A picture's values row by row: two digits a level, or four to 1/256 of a level. */
  float[] values(String name) {
    String[] parts = words(name);
    String hex = parts[2];
    float[] values = new float[3 * Integer.parseInt(parts[0]) * Integer.parseInt(parts[1])];
    int digits = hex.length() / values.length;
    for (int i = 0; i < values.length; i++) {
      int value = Integer.parseInt(hex.substring(digits * i, digits * (i + 1)), 16);
      values[i] = digits == 2 ? value : value / 256f;
    }
    return values;
  }
}
