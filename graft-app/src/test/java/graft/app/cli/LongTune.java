package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A run whose stages last long enough to be met by a signal (one thread, small batches, many
 * folds), and what becomes of it when nobody disturbs it.
 */
final class LongTune {
  private static final Path FEATURES = computeFeatures();

  private LongTune() {}

  /** Runs once, when something is compared with it. */
  private static final class Undisturbed {
    static final Path RUN = runUndisturbed();
  }

  /** The command; its cache lies in the folder in which it is started. */
  static Object[] words(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("tune", Leaves.folder(), "--cache", "cache", "--threads", 1));
    words.addAll(List.of("--image-size", 160, "--trials", 22, "--folds", 6, "--batch-size", 8));
    words.addAll(List.of("--epochs", 8));
    words.addAll(Arrays.asList(more));
    return words.toArray();
  }

  /** A folder to start it in, with all features in the cache and no look at the test part. */
  static Path warm(Path folder) {
    Shell.copy(FEATURES, folder);
    return folder;
  }

  /** Files of a run folder by name, those that a killed process may leave beside them as well. */
  static Set<String> files(Path run) throws IOException {
    try (var files = Files.list(run)) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static JsonNode result(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("result.json").toFile());
  }

  /** The run has ended as one that nobody has disturbed. */
  static void assertUndisturbed(Path run) throws IOException {
    assertThat(withoutCosts(run)).isEqualTo(withoutCosts(Undisturbed.RUN));
    assertThat(run.resolve("predictions.csv"))
        .hasSameTextualContentAs(Undisturbed.RUN.resolve("predictions.csv"));
    assertThat(run.resolve("model.onnx"))
        .hasSameBinaryContentAs(Undisturbed.RUN.resolve("model.onnx"));
    assertThat(files(run))
        .containsExactly("model.onnx", "predictions.csv", "report.html", "result.json", "study.db");
  }

  private static JsonNode withoutCosts(Path run) throws IOException {
    ObjectNode result = result(run).deepCopy();
    result.remove("seconds");
    result.remove("peakMemoryMiB");
    return result;
  }

  private static Path computeFeatures() {
    Path folder = temporary("graft-features");
    Shell shell =
        Shell.graft(
            "train",
            Leaves.folder(),
            "--cache",
            folder.resolve("cache"),
            "--out",
            temporary("graft-train"),
            "--image-size",
            160,
            "--test",
            0,
            "--epochs",
            1,
            "--no-coach");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    return folder;
  }

  private static Path runUndisturbed() {
    Path folder = warm(temporary("graft-undisturbed"));
    Shell shell = ChildGraft.start(folder, words()).end();
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    return folder.resolve("runs/leaves-1");
  }

  /** A folder that is gone when this process ends. */
  private static Path temporary(String name) {
    try {
      Path folder = Files.createTempDirectory(name);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
