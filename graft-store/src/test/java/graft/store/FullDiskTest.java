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

/** A full disk is said plainly, loses nothing that was saved, and is no end: the run can go on. */
class FullDiskTest {
  @TempDir Path temp;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void of_the_cache() throws Exception {
    List<String> output = runOnSmallDisk("features");
    assertThat(output.getFirst())
        .startsWith("full: graft.store.StoreException: The disk is full: the feature cache ")
        .contains("features.db", "Free some space", "--cache", "goes on where it was");
    assertThat(output.subList(1, output.size()))
        .containsExactly("lost: 0", "lost after going on: 0");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "a disk of a few MB needs a mount namespace")
  void of_the_study() throws Exception {
    List<String> output = runOnSmallDisk("study");
    assertThat(output.getFirst())
        .startsWith("full: graft.store.StoreException: The disk is full: the study ")
        .contains("study.db", "Free some space", "--out", "goes on where it was");
    assertThat(output.subList(1, output.size()))
        .containsExactly("lost: 0", "lost after going on: 0");
  }

  /** Where the system allows no mount namespace this fails, for the promise is then unchecked. */
  private List<String> runOnSmallDisk(String what) throws Exception {
    String script = "mount -t tmpfs -o size=6m graft-test \"$0\" && exec \"$@\"";
    List<String> command =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, temp.toString()));
    command.addAll(ChildJvm.command(FullDiskMain.class, what, temp.toString()));
    Process child = ChildJvm.start(command);
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  @Test
  void of_a_database_that_may_not_grow() {
    Place place = new Place(temp.resolve("study.db"), Kind.STUDY);
    try (Database database = Database.open(place)) {
      database.read(
          c -> {
            Transaction.execute(c, "PRAGMA max_page_count = 30");
            return 0;
          });
      assertThatThrownBy(() -> database.write(FullDiskTest::writeMuch))
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
