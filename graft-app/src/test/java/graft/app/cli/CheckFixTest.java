package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFixTest {
  @TempDir Path dir;
  private Path photos;
  private Path out;

  @BeforeEach
  void copyLeaves() throws IOException {
    photos = Files.createDirectories(dir.resolve("photos"));
    out = dir.resolve("clean");
    Shell.copy(Leaves.folder(), photos);
  }

  private Shell fix(String... more) {
    List<String> words =
        Stream.concat(
                Stream.of("check", photos.toString(), "--quick", "--fix", out.toString()),
                Stream.of(more))
            .toList();
    return Shell.run(words);
  }

  private Path leaf(String species, int i) throws IOException {
    try (var files = Files.list(photos.resolve(species))) {
      return files.sorted().skip(i).findFirst().orElseThrow();
    }
  }

  private static Map<String, Integer> contents(Path folder) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @Test
  void leaves_out_what_is_broken_twice_or_under_two_labels_and_changes_nothing()
      throws IOException {
    Files.writeString(photos.resolve("oak/notes.jpg"), "no photo at all");
    Files.copy(leaf("oak", 3), photos.resolve("oak/zz-again.jpg"));
    Files.copy(leaf("oak", 4), photos.resolve("willow/zz-wrong.jpg"));
    Map<String, Integer> before = contents(photos);
    Shell shell = fix();
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(contents(photos)).isEqualTo(before);
    String wrong = photos.relativize(leaf("oak", 4)).toString();
    assertThat(Files.readAllLines(out.resolve("left-out.csv")))
        .containsExactly(
            "path,why,other",
            "oak/notes.jpg,UNREADABLE,",
            wrong + ",LABEL_CONFLICT,willow/zz-wrong.jpg",
            "oak/zz-again.jpg,DUPLICATE," + photos.relativize(leaf("oak", 3)),
            "willow/zz-wrong.jpg,LABEL_CONFLICT," + wrong);
    before
        .keySet()
        .removeAll(List.of("oak/notes.jpg", "oak/zz-again.jpg", "willow/zz-wrong.jpg", wrong));
    Map<String, Integer> after = contents(out);
    after.keySet().removeAll(List.of("left-out.csv", "doubted.csv"));
    assertThat(after).isEqualTo(before);
    assertThat(Files.isSameFile(leaf("oak", 3), out.resolve(photos.relativize(leaf("oak", 3)))))
        .isTrue();
    assertThat(shell.err())
        .contains("A cleaned copy: " + out + ", 79 photos (79 hard links", "4 files were left out");
    Shell again = Shell.graft("check", out, "--quick");
    assertThat(again.out()).startsWith("79 photos in 5 classes").doesNotContain("more than once");
  }

  @Test
  void refuses_places_that_hold_something_or_lie_in_the_photos() throws IOException {
    for (Path place :
        List.of(photos, photos.resolve("clean"), photos.resolve("oak"), dir, leaf("oak", 1))) {
      out = place;
      Shell shell = fix();
      assertThat(shell.exit()).as(place.toString()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err()).contains("(--fix OUT)");
    }
    out = Files.createDirectory(dir.resolve("used"));
    Files.writeString(out.resolve("note"), "mine");
    assertThat(fix().err()).contains("does not exist yet or is empty");
    assertThat(Files.readString(out.resolve("note"))).isEqualTo("mine");
    assertThat(Shell.graft("check", photos, "--fix-odd").exit()).isEqualTo(Graft.MENDABLE);
  }

  @Test
  void takes_an_empty_folder_and_what_a_killed_one_left_is_cleared() throws IOException {
    Files.createDirectory(out);
    Path half = Files.createDirectories(dir.resolve(".clean.half/oak"));
    Files.createLink(half.resolve("left.jpg"), leaf("oak", 1));
    assertThat(fix().exit()).isEqualTo(Graft.DONE);
    assertThat(out.resolve("oak/left.jpg")).doesNotExist();
    assertThat(dir.resolve(".clean.half")).doesNotExist();
    assertThat(leaf("oak", 1)).exists();
    assertThat(contents(out)).hasSize(80 + 2);
  }

  @Test
  void links_are_followed_to_the_photo() throws IOException {
    Path first = leaf("oak", 1);
    Path moved = dir.resolve("elsewhere.jpg");
    Files.move(first, moved);
    Files.createSymbolicLink(first, Path.of("../../elsewhere.jpg")); // relative: breaks if copied
    assertThat(fix().exit()).isEqualTo(Graft.DONE);
    assertThat(out.resolve(photos.relativize(first))).hasSameBinaryContentAs(moved);
  }
}
