package graft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is said plainly, loses nothing that was saved, and is no end: the run goes on. */
class DiskTest {
  @TempDir Path temp;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void a_full_disk_loses_nothing_of_the_cache() throws Exception {
    List<String> output = runOnDisk("true", "features");
    assertThat(output.getFirst())
        .startsWith("full: graft.store.StoreException: The disk is full: the feature cache ")
        .contains("features.db", "Free some space", "--cache", "goes on where it was");
    assertThat(output.subList(1, output.size()))
        .containsExactly("lost: 0", "lost after going on: 0");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void a_full_disk_loses_nothing_of_the_study() throws Exception {
    List<String> output = runOnDisk("true", "study");
    assertThat(output.getFirst())
        .startsWith("full: graft.store.StoreException: The disk is full: the study ")
        .contains("study.db", "Free some space", "--out", "goes on where it was");
    assertThat(output.subList(1, output.size()))
        .containsExactly("lost: 0", "lost after going on: 0");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void says_that_the_disk_is_full_when_a_cache_is_to_be_made() throws Exception {
    String fill = "{ dd if=/dev/zero of=\"$0/much\" bs=64k 2>&1 || true; } | grep -q 'No space'";
    assertThat(runOnDisk(fill, "open"))
        .singleElement()
        .asString()
        .startsWith("not opened: graft.store.StoreException: The disk is full: the feature cache ");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void says_that_a_read_only_disk_cannot_be_written() throws Exception {
    assertThat(runOnDisk("mount -o remount,ro \"$0\"", "open"))
        .singleElement()
        .asString()
        .startsWith("not opened: graft.core.error.UserError: The feature cache needs a folder")
        .contains(temp.toString(), "--cache DIR");
  }

  /** Where the system allows no mount namespace this fails, for the promise is then unchecked. */
  private List<String> runOnDisk(String prepare, String what) throws Exception {
    String script =
        "mount -t tmpfs -o size=6m graft-test \"$0\" && %s && exec \"$@\"".formatted(prepare);
    List<String> command =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, temp.toString()));
    command.addAll(ChildJvm.command(SmallDiskMain.class, what, temp.toString()));
    Process child = ChildJvm.start(command);
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  @Test
  void what_does_not_fit_is_not_kept_in_part() {
    Place place = new Place(temp.resolve("study.db"), Kind.STUDY);
    try (Database database = Database.open(place)) {
      database.read(
          c -> {
            Transaction.execute(c, "PRAGMA max_page_count = 30");
            return 0;
          });
      assertThatThrownBy(() -> database.write(DiskTest::writeMuch))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("The disk is full: the study " + place.file());
      assertThat(database.read(StudyTables::split)).isEmpty();
    }
  }

  private static int writeMuch(Connection connection) throws SQLException {
    Transaction.execute(
        connection,
        "INSERT INTO split (path, pixels, part, label) VALUES (zeroblob(900000), '', '', '')");
    return 0;
  }
}
