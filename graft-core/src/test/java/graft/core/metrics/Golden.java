package graft.core.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Values of the reference implementations: see tools/golden/README.md. */
public final class Golden {
  private final Map<String, double[]> values = new HashMap<>();

  private Golden() {}

  /** The values of a resource, relative to this class unless it starts with a slash. */
  public static Golden read(String resource) {
    Golden golden = new Golden();
    try (InputStream in = Golden.class.getResourceAsStream(resource)) {
      new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(
              w ->
                  golden.values.put(
                      w[0], Arrays.stream(w).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  public double[] numbers(String name) {
    return Objects.requireNonNull(values.get(name), "no golden value called " + name);
  }

  public double number(String name) {
    return numbers(name)[0];
  }

  public int[] ints(String name) {
    return Arrays.stream(numbers(name)).mapToInt(v -> (int) v).toArray();
  }

  /** The numbers in rows of so many columns. */
  public double[][] rows(String name, int columns) {
    double[] all = numbers(name);
    double[][] rows = new double[all.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(all, i * columns, (i + 1) * columns);
    }
    return rows;
  }
}
