package graft.app.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What short trainings of a comparison said of photos, written down after each, so that a kill
 * loses one of them. Each process of a run writes a file of its own, and begins with what all of
 * them hold.
 */
final class ComparedFile {
  /** How the names of the files begin. */
  static final String PREFIX = "compared-";

  /** Beyond so many numbers nothing more is written down: it would take longer than it saves. */
  private static final long MOST_NUMBERS = 1L << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, double[][]> said;

  private ComparedFile(Path file, Map<String, double[][]> said) {
    this.file = file;
    this.said = said;
  }

  /**
   * What the files of a run hold.
   *
   * @param self what tells this process from others
   * @throws OutputException if one cannot be read
   */
  static ComparedFile of(Path run, String self) {
    Map<String, double[][]> said = new TreeMap<>();
    for (Path one : files(run)) {
      try {
        said.putAll(JSON.readValue(one.toFile(), new TypeReference<Map<String, double[][]>>() {}));
      } catch (JsonProcessingException e) {
        // not one of these, or spoilt: its trainings are done again
      } catch (IOException e) {
        throw failure("read", one, e);
      }
    }
    return new ComparedFile(run.resolve(PREFIX + self + ".json"), said);
  }

  /** Removes them from a run that is finished. */
  static void forget(Path run) {
    for (Path one : files(run)) {
      try {
        Files.deleteIfExists(one);
      } catch (IOException e) {
        throw failure("deleted", one, e);
      }
    }
  }

  private static List<Path> files(Path run) {
    try (var entries = Files.list(run)) {
      return entries.filter(f -> f.getFileName().toString().startsWith(PREFIX)).sorted().toList();
    } catch (IOException e) {
      throw failure("listed", run, e);
    }
  }

  /**
   * What a training said.
   *
   * @return (photos)(classes), logits; no photo where it diverged
   */
  Optional<double[][]> get(String training) {
    return Optional.ofNullable(said.get(training));
  }

  /**
   * Writes it down.
   *
   * @param logits (photos)(classes); no photo where the training diverged
   * @throws OutputException if that fails
   */
  void put(String training, double[][] logits) {
    said.put(training, logits);
    if (said.values().stream().mapToLong(ComparedFile::numbers).sum() > MOST_NUMBERS) {
      return;
    }
    try {
      AtomicFile.write(file, ByteBuffer.wrap(JSON.writeValueAsBytes(said)));
    } catch (IOException e) {
      throw failure("written", file, e);
    }
  }

  private static long numbers(double[][] logits) {
    return logits.length == 0 ? 0 : (long) logits.length * logits[0].length;
  }

  private static OutputException failure(String what, Path file, IOException cause) {
    return new OutputException(
        "%s cannot be %s: %s. Free some space or mend the folder; the same command goes on where it was"
            .formatted(file, what, cause.getMessage()),
        cause);
  }
}
