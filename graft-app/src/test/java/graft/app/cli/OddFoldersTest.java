package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders with loops, without rights, without photos and with surprising names, as whole runs. */
class OddFoldersTest {
  @TempDir Path dir;

  private Attempt leaves(String... classes) throws IOException {
    return new Attempt(dir).leaves(8, classes);
  }

  private static void assertDone(Shell shell) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
  }

  private static List<String> classes(Attempt attempt) throws IOException {
    List<String> names = new ArrayList<>();
    attempt.result().path("photos").path("classes").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void a_loop_of_links_is_walked_once_and_named() throws IOException {
    Attempt attempt = leaves("oak", "maple");
    Files.createSymbolicLink(attempt.photos().resolve("oak/all"), attempt.photos());
    Files.createSymbolicLink(attempt.photos().resolve("maple/again"), Path.of("again"));

    assertDone(attempt.tune());

    assertThat(attempt.problems("SKIPPED_FOLDER")).containsOnlyKeys("oak/all");
    assertThat(attempt.problems("UNREADABLE")).containsOnlyKeys("maple/again");
    assertThat(attempt.result().path("photos").path("readable").asInt()).isEqualTo(16);
  }

  @Test
  void a_class_may_be_called_train() throws IOException {
    Attempt attempt = leaves("train", "car");

    assertDone(attempt.tune());

    assertThat(classes(attempt)).containsExactly("car", "train");
  }

  @Test
  void names_that_only_look_the_same_are_two_classes_and_pointed_out() throws IOException {
    String composed = "caf\u00e9";
    String decomposed = "cafe\u0301";
    Attempt attempt = leaves(composed, decomposed);

    Shell shell = attempt.tune();

    assertDone(shell);
    assertThat(classes(attempt)).containsExactly(decomposed, composed);
    assertThat(attempt.problems("SIMILAR_NAME")).containsOnlyKeys(composed);
    assertThat(shell.err()).contains("different Unicode forms");
  }

  @Test
  void a_class_without_photos_is_left_out_and_named() throws IOException {
    Attempt attempt = leaves("oak", "maple");
    Files.createDirectory(attempt.photos().resolve("ginkgo"));
    Files.createDirectory(attempt.photos().resolve("notes"));
    Files.writeString(attempt.photos().resolve("notes/todo.txt"), "buy a camera, and film too");

    assertDone(attempt.tune());

    assertThat(classes(attempt)).containsExactly("maple", "oak");
    assertThat(attempt.problems("EMPTY_CLASS")).containsOnlyKeys("ginkgo", "notes");
  }

  @Test
  void classes_without_any_photo_end_with_a_message() throws IOException {
    Files.createDirectories(dir.resolve("photos/oak"));
    Files.createDirectories(dir.resolve("photos/maple"));

    assertRefused(new Attempt(dir).tune(), "photos");
  }

  @Test
  void what_systems_leave_behind_is_no_photo() throws IOException {
    Files.createDirectories(dir.resolve("photos/__MACOSX/oak"));
    Files.writeString(dir.resolve("photos/Thumbs.db"), "windows");
    Files.writeString(dir.resolve("photos/.DS_Store"), "mac");

    assertRefused(new Attempt(dir).tune(), "nothing but hidden files");
  }

  private static void assertRefused(Shell shell, String what) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(what).doesNotContain("\tat ");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "setpriv takes root's rights away on Linux alone")
  void a_folder_and_a_photo_without_rights_are_left_out_and_named() throws IOException {
    Attempt attempt = leaves("oak", "maple", "ginkgo");
    Path photo = attempt.photos().resolve("oak/leaf-1.jpg");
    Path folder = attempt.photos().resolve("ginkgo");
    Files.setPosixFilePermissions(photo, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));

    Shell shell =
        ChildGraft.start(ChildGraft.withoutRights(), dir, attempt.words().toArray()).end();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

    assertDone(shell);
    assertThat(attempt.problems("SKIPPED_FOLDER")).containsOnlyKeys("ginkgo");
    assertThat(attempt.problems("UNREADABLE")).containsOnlyKeys("oak/leaf-1.jpg");
    assertThat(classes(attempt)).containsExactly("maple", "oak");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "setpriv takes root's rights away on Linux alone")
  void a_photos_folder_without_rights_is_refused() throws IOException {
    Attempt attempt = leaves("oak", "maple");
    Files.setPosixFilePermissions(attempt.photos(), PosixFilePermissions.fromString("---------"));

    Shell shell =
        ChildGraft.start(ChildGraft.withoutRights(), dir, attempt.words().toArray()).end();
    Files.setPosixFilePermissions(attempt.photos(), PosixFilePermissions.fromString("rwx------"));

    assertRefused(shell, "permission denied");
  }
}
