package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path made;
  private static SmallRuns real = new SmallRuns(Path.of(""));
  @TempDir private Path dir;

  @BeforeAll
  static void two_small_runs() {
    real = new SmallRuns(made).tuned("short", "--trials", "1", "--epochs", "1").tuned("long");
  }

  private SmallRuns both() {
    SmallRuns runs = new SmallRuns(dir);
    Shell.copy(real.runs(), runs.runs());
    return runs;
  }

  private static List<JsonNode> listed(SmallRuns runs) throws IOException {
    List<JsonNode> listed = new ArrayList<>();
    for (String line :
        Shell.graft("runs", runs.runs(), "--format", "json").out().lines().toList()) {
      listed.add(JSON.readTree(line));
    }
    return listed;
  }

  private static List<String> names(List<JsonNode> runs) {
    return runs.stream().map(run -> run.path("run").asText()).toList();
  }

  @Test
  void lists_a_line_a_run_the_lowest_log_loss_first() throws IOException {
    Shell shell = Shell.graft("runs", both().runs());

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).isEmpty();
    List<String> lines = shell.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .isEqualTo(
            "Photos of %s, dealt out alike: 70 to learn from, 10 to test"
                .formatted(Leaves.folder()));
    assertThat(lines.get(1)).startsWith("run    backbone").endsWith("seconds");
    assertThat(lines.get(2))
        .matches("long   efficientnet-lite0 160 +([6-9]|1[0-2]) .*"); // and beyond an edge
    assertThat(lines.get(3)).startsWith("short  efficientnet-lite0 160       1");
  }

  @Test
  void json_is_what_result_json_says() throws IOException {
    List<JsonNode> runs = listed(both());

    assertThat(names(runs)).containsExactly("long", "short");
    for (JsonNode run : runs) {
      Path file = real.run(run.path("run").asText()).resolve("result.json");
      JsonNode result = JSON.readTree(file.toFile());
      assertThat(run.path("validation")).isEqualTo(result.path("validation"));
      assertThat(run.at("/test/accuracy")).isEqualTo(result.at("/test/accuracy"));
      assertThat(run.at("/test/ci95")).isEqualTo(result.at("/test/ci95"));
      assertThat(run.path("seconds")).isEqualTo(result.at("/seconds/total"));
      assertThat(run.path("photos")).isEqualTo(result.at("/photos/folder"));
      assertThat(run.path("group").asInt()).isEqualTo(1);
      assertThat(run.path("finished").asBoolean()).isTrue();
    }
  }

  @Test
  void csv_has_a_record_a_run() {
    List<String> lines =
        Shell.graft("runs", both().runs(), "--format", "csv").out().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("group,run,photos,backbone,");
    for (String line : lines) {
      assertThat(line.split(",", -1)).hasSize(15);
    }
  }

  @Test
  void other_photos_and_other_splits_stand_apart() throws IOException {
    SmallRuns runs = both().tuned("dealt", "--seed", "1", "--trials", "1", "--epochs", "1");
    new Attempt(dir).leaves(12, "枫树", "橡树");
    runs.tuned("枫树-1", dir.resolve("photos"), "--trials", "1", "--epochs", "1");

    List<JsonNode> listed = listed(runs);
    assertThat(listed.stream().map(run -> run.path("group").asInt()).distinct()).hasSize(3);
    List<String> names = names(listed);
    assertThat(names.indexOf("short") - names.indexOf("long")).isEqualTo(1);
    List<String> table = Shell.graft("runs", runs.runs()).out().lines().toList();
    assertThat(table).hasSize(3 * 2 + 4 + 2);
    assertThat(
            table.stream()
                .filter(line -> line.contains("efficientnet"))
                .map(line -> Columns.width(line.substring(0, line.indexOf("efficientnet"))))
                .distinct())
        .hasSize(1);
  }

  @Test
  void unfinished_runs_come_last_and_say_so() throws IOException {
    SmallRuns runs = both();
    Files.delete(runs.copy("long", "killed").resolve("result.json"));
    runs.copy("long", "interrupted");
    runs.edit("interrupted", result -> result.put("finished", false).putNull("test"));

    List<JsonNode> listed = listed(runs);
    assertThat(names(listed)).containsExactly("long", "short", "interrupted", "killed");
    assertThat(listed.get(2).path("finished").asBoolean()).isFalse();
    assertThat(listed.get(2).at("/validation/n").asInt()).isEqualTo(70);
    assertThat(listed.get(3).path("validation").isNull()).isTrue();
    assertThat(listed.get(3).path("trials").asInt())
        .isEqualTo(listed.getFirst().path("trials").asInt());
    assertThat(listed.get(3).path("imageSize").asInt()).isEqualTo(160);
    List<String> table = Shell.graft("runs", runs.runs()).out().lines().toList();
    assertThat(table.get(4)).contains("unfinished, sealed");
    assertThat(table.get(5)).contains("unfinished").doesNotContain("sealed");
    assertThat(Shell.graft("runs", runs.runs(), "--format", "csv").out())
        .contains(",%d,false,,,,,,,,".formatted(listed.get(3).path("trials").asInt()));
  }

  @Test
  void a_finished_run_without_a_test_part_has_none() throws IOException {
    SmallRuns runs = both();
    runs.edit("long", result -> result.putNull("test"));

    assertThat(Shell.graft("runs", runs.runs()).out().lines().toList().get(2)).contains("  none ");
  }

  @Test
  void a_damaged_result_is_named_and_does_not_stop_the_list() throws IOException {
    SmallRuns runs = both();
    Files.writeString(runs.copy("long", "torn").resolve("result.json"), "{\"graft\": ");
    runs.copy("long", "odd");
    runs.edit("odd", result -> ((ObjectNode) result.path("validation")).put("logLoss", "low"));
    Files.writeString(Files.createDirectory(runs.run("noise")).resolve("study.db"), "no database");

    Shell shell = Shell.graft("runs", runs.runs(), "--format", "json");

    assertThat(shell.exit()).isEqualTo(Graft.FAILED);
    assertThat(shell.out().lines()).hasSize(2);
    assertThat(shell.err().lines()).hasSize(3);
    assertThat(shell.err())
        .contains(
            runs.run("torn").resolve("result.json") + " cannot be read, or is damaged",
            "expected a number at /validation/logLoss, got \"low\"",
            runs.run("noise").resolve("study.db") + " is damaged")
        .doesNotContain("\tat ");
  }

  @Test
  void fields_of_a_later_version_and_a_lost_study_do_not_matter() throws IOException {
    SmallRuns runs = both();
    for (String name : List.of("long", "short")) {
      runs.edit(name, result -> result.put("later", 1));
      Files.delete(runs.run(name).resolve("study.db"));
    }

    assertThat(names(listed(runs))).containsExactly("long", "short");
    assertThat(listed(runs).getLast().path("group").asInt()).isEqualTo(1);
  }

  @Test
  void a_run_folder_itself_is_a_list_of_one() {
    assertThat(Shell.graft("runs", real.run("long"), "--format", "json").out().lines()).hasSize(1);
  }

  @Test
  void without_a_run_it_says_what_to_do() {
    Shell missing = Shell.graft("runs", dir.resolve("nowhere"));
    Shell empty = Shell.graft("runs", dir);

    for (Shell shell : List.of(missing, empty)) {
      assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err()).contains(dir.toString(), "graft tune PHOTOS").doesNotContain("\tat ");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void speaks_chinese_in_the_same_columns() {
    Shell shell = Shell.graft("runs", real.runs(), "--lang", "zh");

    List<String> lines = shell.out().lines().toList();
    assertThat(lines.get(0)).endsWith("的照片，划分相同：70 张用于学习，10 张用于测试");
    assertThat(lines.get(1)).startsWith("运行   骨干网络").endsWith("秒");
    assertThat(lines.get(2)).startsWith("long   efficientnet-lite0 160").contains(" 到 ");
    assertThat(Shell.graft("runs", real.runs(), "--lang", "zh", "--format", "csv").out())
        .isEqualTo(Shell.graft("runs", real.runs(), "--format", "csv").out());
  }
}
