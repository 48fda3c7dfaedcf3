package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedFileTest {
  @TempDir Path dir;

  @Test
  void after_a_kill_it_says_what_was_said_to_the_last_bit() {
    double[][] logits = {{0.1f, -1.0 / 3}, {Double.MIN_VALUE, 1e300}};
    ComparedFile.of(dir, "killed").put("first 0", logits);
    ComparedFile again = ComparedFile.of(dir, "again");
    again.put("first 1", new double[0][]); // diverged

    ComparedFile last = ComparedFile.of(dir, "last");
    assertThat(last.get("first 0").orElseThrow()).isDeepEqualTo(logits);
    assertThat(last.get("first 1").orElseThrow()).isEmpty();
    assertThat(last.get("first 2")).isEmpty();
  }

  @Test
  void two_processes_do_not_write_over_each_other() {
    ComparedFile one = ComparedFile.of(dir, "one");
    ComparedFile other = ComparedFile.of(dir, "other");
    one.put("first 0", new double[][] {{1}});
    other.put("first 1", new double[][] {{2}});
    one.put("first 2", new double[][] {{3}});
    ComparedFile all = ComparedFile.of(dir, "all");
    assertThat(all.get("first 0").orElseThrow()).isDeepEqualTo(new double[][] {{1}});
    assertThat(all.get("first 1").orElseThrow()).isDeepEqualTo(new double[][] {{2}});
    assertThat(all.get("first 2").orElseThrow()).isDeepEqualTo(new double[][] {{3}});
  }

  @Test
  void a_finished_run_forgets_them_and_they_are_graft_s_own() throws IOException {
    ComparedFile.of(dir, "one").put("first 0", new double[][] {{1}});
    ComparedFile.of(dir, "other").put("first 0", new double[][] {{1}});
    Files.writeString(dir.resolve("notes.txt"), "mine");
    try (var files = Files.list(dir)) {
      assertThat(files.filter(RunFolder::isOwn)).hasSize(2);
    }
    assertThat(RunFolder.isOwn(dir.resolve(".compared-one.json.part"))).isTrue();
    ComparedFile.forget(dir);
    assertThat(dir).isDirectoryContaining(f -> f.endsWith("notes.txt"));
    assertThat(ComparedFile.of(dir, "one").get("first 0")).isEmpty();
  }

  @Test
  void a_spoilt_one_is_passed_over_and_a_place_that_cannot_be_written_is_named()
      throws IOException {
    Files.writeString(dir.resolve("compared-spoilt.json"), "no JSON");
    ComparedFile file = ComparedFile.of(dir, "gone/one");
    assertThat(file.get("first 0")).isEmpty();
    assertThatThrownBy(() -> file.put("first 0", new double[1][1]))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("compared-gone")
        .hasMessageContaining("cannot be written");
  }

  @Test
  void what_would_take_longer_to_write_than_to_make_again_is_not_written() {
    ComparedFile file = ComparedFile.of(dir, "one");
    file.put("first 0", new double[2000][1000]);
    assertThat(file.get("first 0")).as("this process knows it").isPresent();
    assertThat(ComparedFile.of(dir, "other").get("first 0")).isEmpty();
  }
}
