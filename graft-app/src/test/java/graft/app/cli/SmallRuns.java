package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Small runs on the leaves, made once for the tests that list and compare runs.
 *
 * @param dir holds the folder "runs" and the cache
 */
record SmallRuns(Path dir) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Path runs() {
    return dir.resolve("runs");
  }

  Path run(String name) {
    return runs().resolve(name);
  }

  /** Tunes shortly; the last words said win. */
  SmallRuns tuned(String name, String... more) {
    return tuned(name, Leaves.folder(), more);
  }

  SmallRuns tuned(String name, Path photos, String... more) {
    List<String> words = Shell.quickTune(photos, run(name), dir.resolve("cache"));
    words.addAll(List.of(more));
    Shell shell = Shell.run(words);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    return this;
  }

  /** A copy of a run, to be changed. */
  Path copy(String from, String to) {
    Shell.copy(run(from), run(to));
    return run(to);
  }

  /** Changes a run's result.json. */
  void edit(String name, Consumer<ObjectNode> change) throws IOException {
    Path file = run(name).resolve("result.json");
    ObjectNode result = (ObjectNode) JSON.readTree(file.toFile());
    change.accept(result);
    JSON.writeValue(file.toFile(), result);
  }

  /** Changes the lines of a run's predictions.csv, its heading apart. */
  void editPredictions(String name, UnaryOperator<String> change) throws IOException {
    Path file = run(name).resolve("predictions.csv");
    List<String> lines = Files.readAllLines(file);
    lines.subList(1, lines.size()).replaceAll(change);
    Files.write(file, lines);
  }
}
