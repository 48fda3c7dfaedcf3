package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("time") // by a clock, or long on all processors
class FineTuneTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path dir;
  private static Shell shell = new Shell(-1, "", "");

  /** More than others need: with a dozen photos to validate on nothing can be told. */
  private static Path leaves() {
    return dir.resolve("leaves");
  }

  private static Shell tune(String out, String... more) {
    List<String> words = Shell.quickTune(leaves(), dir.resolve(out), dir.resolve("cache"));
    words.add("--fine-tune");
    words.addAll(List.of(more));
    return Shell.run(words);
  }

  private static JsonNode result(String out) throws IOException {
    return JSON.readTree(dir.resolve(out).resolve("result.json").toFile());
  }

  @BeforeAll
  static void fine_tune() throws IOException {
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(40), leaves());
    shell = tune("run");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
  }

  @Test
  void trains_the_last_blocks_and_says_what_came_of_it() throws IOException {
    assertThat(shell.err())
        .contains("Fine-tuning the last 5 blocks and the head: at most 8 epochs")
        .contains("Epoch 8 of 8: log loss ")
        .contains("agrees with PyTorch: the same label on ")
        .contains("Trained the last 5 blocks of the backbone with the head");
    JsonNode result = result("run");
    JsonNode fineTune = result.path("best").path("fineTune");
    assertThat(fineTune.path("cut").asText()).isEqualTo("block11");
    assertThat(fineTune.path("blocks").asInt()).isEqualTo(5);
    assertThat(fineTune.path("bestEpoch").asInt()).isBetween(1, 8);
    assertThat(fineTune.path("logLoss").asDouble())
        .isLessThan(0.95 * fineTune.path("headLogLoss").asDouble())
        .isCloseTo(result.path("validation").path("logLoss").asDouble(), within(1e-9));
    assertThat(result.path("seconds").path("fineTune").asDouble()).isPositive();
    double share = fineTune.path("frozenShare").asDouble(-1);
    assertThat(share).isIn(0.0, 0.3, 0.5);
    String beside = "answers beside it, by %.0f %% of the probability".formatted(100 * share);
    assertThat(shell.err().contains(beside)).isEqualTo(share > 0);
    assertThat(Files.readString(dir.resolve("run/report.html")).contains("Answers beside it"))
        .isEqualTo(share > 0);
    assertThat(Files.readString(dir.resolve("run/report.html"))).contains("Fine-tuned");
    try (var files = Files.list(dir.resolve("run"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("nothing is left of the training")
          .noneMatch(name -> name.contains("finetune"));
    }
  }

  @Test
  void what_was_tested_is_what_the_file_says() throws IOException {
    List<String> rows = Files.readAllLines(dir.resolve("run/predictions.csv"));
    List<String> test = rows.stream().filter(row -> row.contains(",test,")).toList();
    assertThat(test).hasSize(37);
    List<Object> words = new ArrayList<>(List.of("predict", dir.resolve("run/model.onnx")));
    test.forEach(row -> words.add(leaves().resolve(row.split(",", -1)[0])));
    words.addAll(List.of("--format", "csv"));
    Shell said = Shell.graft(words.toArray());
    assertThat(said.exit()).as(said.err()).isEqualTo(Graft.DONE);
    for (String row : test) {
      String[] cells = row.split(",", -1);
      String path = leaves().resolve(cells[0]).toString();
      assertThat(said.out().lines().filter(line -> line.startsWith(path + ",")))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains(cells[3], cells[4].substring(0, 5));
    }
  }

  @Test
  void keeps_the_head_where_there_is_no_room_for_activations() throws IOException {
    Shell full = tune("full", "--cache-gib", "0.000001");

    assertThat(full.exit()).as(full.err()).isEqualTo(Graft.DONE);
    assertThat(full.err()).contains("do not fit into 0.000001 GiB (--cache-gib)");
    assertThat(result("full").path("best").path("fineTune").isNull()).isTrue();
  }
}
