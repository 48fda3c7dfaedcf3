package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder with everything in it that should not be there: all of it is named. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the others forbid some of these names and files")
class CheckOddTest {
  @TempDir Path dir;
  private Path photos;

  @BeforeEach
  void makeFolder() throws IOException, InterruptedException {
    photos = new Attempt(dir).leaves(6, "two\nlines", "银杏", "oak", "Oak", "elm ").photos();
    Files.move(photos.resolve("银杏/leaf-1.jpg"), photos.resolve("银杏/秋天 的 叶子 .jpg"));
    Files.move(
        photos.resolve("oak/leaf-1.jpg"), photos.resolve("oak/leaf.jpg ")); // a space behind it
    Files.write(photos.resolve("oak/bomb.png"), OddFilesTest.claim(60_000, 60_000));
    Files.createSymbolicLink(photos.resolve("oak/gone.jpg"), Path.of("nowhere.jpg"));
    Files.write(photos.resolve("two\nlines/empty.jpg"), new byte[0]);
    Path locked = Files.copy(photos.resolve("oak/leaf-2.jpg"), photos.resolve("oak/locked.jpg"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    Process pipe = new ProcessBuilder("mkfifo", photos.resolve("oak/pipe.jpg").toString()).start();
    assertThat(pipe.waitFor()).as("mkfifo").isZero();
  }

  private static Map<String, String> cases(JsonNode said, String kind) {
    Map<String, String> cases = new TreeMap<>();
    for (JsonNode finding : said.at("/findings")) {
      if (finding.at("/kind").asText().equals(kind)) {
        finding
            .at("/cases")
            .forEach(c -> cases.put(c.at("/path").asText(), c.at("/detail").asText()));
      }
    }
    return cases;
  }

  @Test
  void all_of_it_is_named_with_what_to_do() throws IOException {
    for (String speed : new String[] {"--quick", "--threads=2"}) {
      Object[] words = {
        "check", photos, "--cache", dir.resolve("cache"), "--format", "json", speed
      };
      Shell shell = ChildGraft.start(ChildGraft.withoutRights(), dir, words).end();
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
      assertThat(shell.err()).doesNotContain("\tat ");
      JsonNode said = new ObjectMapper().readTree(shell.out());
      assertThat(said.at("/photos/readable").asInt()).isEqualTo(30);
      assertThat(cases(said, "UNREADABLE"))
          .containsOnlyKeys(
              "oak/bomb.png",
              "oak/gone.jpg",
              "oak/locked.jpg",
              "oak/pipe.jpg",
              "two\nlines/empty.jpg")
          .containsEntry("oak/locked.jpg", "The file cannot be read: permission denied")
          .hasEntrySatisfying("oak/bomb.png", why -> assertThat(why).contains("too large"))
          .hasEntrySatisfying("oak/gone.jpg", why -> assertThat(why).contains("leads nowhere"))
          .hasEntrySatisfying("oak/pipe.jpg", why -> assertThat(why).contains("pipe"));
      assertThat(cases(said, "SIMILAR_NAME")).containsOnlyKeys("oak");
      assertThat(cases(said, "WRONG_NAME")).containsOnlyKeys("oak/leaf.jpg ");
    }
  }

  @Test
  void a_line_break_in_a_name_breaks_no_line_of_the_table() {
    Shell shell = Shell.graft("check", photos, "--quick");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out().lines()).noneMatch(line -> line.startsWith("lines"));
    assertThat(shell.out()).contains("empty.jpg: The file is empty (0 bytes)", "银杏");
  }
}
