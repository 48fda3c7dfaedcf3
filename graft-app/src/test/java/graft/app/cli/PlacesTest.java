package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Places that cannot be written, and disks that are full: a message says which and what to do, what
 * was done stays, and with space the same command goes on.
 */
@Execution(ExecutionMode.CONCURRENT)
@EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
class PlacesTest {
  private static final String ROOMY = "60m";

  @TempDir Path dir;
  private Path at;

  @BeforeEach
  void a_mount_point() throws IOException {
    at = Files.createDirectory(dir.resolve("disk"));
  }

  private Object[] tune(Path out, Path cache) {
    return Shell.quickTune(Leaves.folder(), out, cache).toArray();
  }

  private static void assertRefused(Shell shell, Path place, String option) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err())
        .contains(place.toString(), option)
        .doesNotContain("\tat ", "Photos:", "Writing to");
    assertThat(shell.out()).isEmpty();
  }

  private static void assertFull(Shell shell, Path place) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.FAILED);
    assertThat(shell.err())
        .contains(place.toString(), "Free some space", "the same command goes on where it was")
        .doesNotContain("\tat ", "bug");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void a_read_only_disk_is_refused_before_any_work() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(at, ROOMY)) {
      disk.makeReadOnly();

      Shell out = disk.graft(tune(at.resolve("run"), dir.resolve("cache")));
      Shell cache = disk.graft(tune(dir.resolve("run"), at));

      assertRefused(out, at.resolve("run"), "--out");
      assertRefused(cache, at, "--cache");
    }
  }

  @Test
  void a_cache_below_a_file_is_refused_before_any_work() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "in the way");

    assertRefused(
        Shell.graft(tune(dir.resolve("run"), file.resolve("cache"))),
        file.resolve("cache"),
        "--cache");
  }

  @Test
  void a_disk_that_is_full_for_the_cache_keeps_what_was_computed() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(at, "600k")) {
      Object[] words = tune(dir.resolve("run"), at);

      assertFull(disk.graft(words), at.resolve("features.db"));

      Path copy = Files.createDirectory(dir.resolve("copy"));
      disk.copyTo(copy);
      assertThat(Recomputed.photos(copy, dir.resolve("counting"))).isBetween(1, 79);
      withMoreSpace(disk, words);
    }
  }

  /** The same command, which now comes to its end. */
  private static Shell withMoreSpace(SmallDisk disk, Object[] words) throws IOException {
    disk.resize(ROOMY);
    Shell again = disk.graft(words);
    assertThat(again.exit()).as(again.err()).isEqualTo(Graft.DONE);
    return again;
  }

  @Test
  void a_disk_that_is_full_for_the_study_lets_the_run_go_on_later() throws IOException {
    LongTune.warm(dir);
    try (SmallDisk disk = SmallDisk.mount(at, "160k")) {
      Object[] words = tune(at.resolve("run"), dir.resolve("cache"));

      assertFull(disk.graft(words), at.resolve("run/study.db"));

      Shell again = withMoreSpace(disk, words);
      assertThat(again.err()).contains("Going on with the unfinished run in " + at);
    }
  }

  @Test
  void a_disk_that_is_full_for_the_results_leaves_none_in_half() throws IOException {
    LongTune.warm(dir);
    try (SmallDisk disk = SmallDisk.mount(at, "6m")) {
      Object[] words = tune(at.resolve("run"), dir.resolve("cache"));

      assertFull(disk.graft(words), at.resolve("run"));

      Path copy = Files.createDirectory(dir.resolve("copy"));
      disk.copyTo(copy);
      assertThat(LongTune.files(copy.resolve("run"))).containsExactly("study.db");
      Shell again = withMoreSpace(disk, words);
      assertThat(again.err()).contains("Going on with the unfinished run in " + at);
    }
  }

  @Test
  void a_disk_that_is_full_for_the_demo_is_said_each_time() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(at, "300k")) {
      for (int time = 1; time <= 2; time++) {
        Shell shell = disk.graft("demo", "--photos", at.resolve("leaves"), "--out", dir);
        assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.FAILED);
        assertThat(shell.err())
            .contains("The disk is full", at.resolve("leaves").toString(), "--photos")
            .doesNotContain("\tat ");
      }
    }
  }
}
