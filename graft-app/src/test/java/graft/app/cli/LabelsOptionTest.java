package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and parts from a file that lies beside the photos, in every command that reads them. */
class LabelsOptionTest {
  @TempDir Path dir;

  /** Eight oaks and eight maples in one folder, and a file that deals out two of each as test. */
  private Attempt heap() throws IOException {
    Attempt attempt = new Attempt(dir).leaves(8, "a", "b");
    List<String> rows = new ArrayList<>(List.of("path,label,part"));
    for (int i = 1; i <= 8; i++) {
      String part = i > 6 ? "test" : "train";
      rows.add("a/leaf-%d.jpg,\"oak, old\",%s".formatted(i, part));
      rows.add("b/leaf-%d.jpg,maple,%s".formatted(i, part));
    }
    Files.write(labels(), rows);
    return attempt;
  }

  private Path labels() {
    return dir.resolve("what it is.csv");
  }

  private static void assertDone(Shell shell) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
  }

  @Test
  void trains_and_evaluates_by_the_file() throws IOException {
    Attempt attempt = heap();
    Path cache = dir.resolve("cache");
    assertDone(
        Shell.graft(
            "train",
            attempt.photos(),
            "--labels",
            labels(),
            "--out",
            dir.resolve("run"),
            "--cache",
            cache,
            "--image-size",
            160,
            "--epochs",
            2,
            "--no-coach"));
    JsonNode result = attempt.result();
    assertThat(result.path("photos").path("classes").toString())
        .isEqualTo("{\"maple\":8,\"oak, old\":8}");
    assertThat(result.path("split").path("test").asInt()).isEqualTo(4);
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("./graft train " + attempt.photos() + " --labels " + labels());

    Path model = dir.resolve("run/model.onnx");
    Shell measured =
        Shell.graft("evaluate", model, attempt.photos(), "--labels", labels(), "--format", "json");
    assertDone(measured);
    assertThat(new ObjectMapper().readTree(measured.out()).path("n").asInt()).isEqualTo(4);
  }

  @Test
  void a_cleaned_copy_keeps_labels_that_its_folders_do_not_say() throws IOException {
    Attempt attempt = heap();
    Files.writeString(attempt.photos().resolve("a/leaf-1.jpg"), "no photo");
    Path out = dir.resolve("clean");
    assertDone(
        Shell.graft(
            "check", attempt.photos(), "--labels", labels(), "--quick", "--fix", out.toString()));
    assertThat(Files.readAllLines(out.resolve("labels.csv")))
        .hasSize(1 + 15)
        .startsWith("path,label,part", "a/leaf-2.jpg,\"oak, old\",train")
        .endsWith("b/leaf-8.jpg,maple,test");
    Shell again = Shell.graft("check", out, "--quick");
    assertDone(again);
    assertThat(again.out()).startsWith("15 photos in 2 classes");
  }

  @Test
  void names_what_is_wrong_with_the_file() throws IOException {
    Attempt attempt = heap();
    for (String command : List.of("tune", "train", "check")) {
      Shell shell = Shell.graft(command, attempt.photos(), "--labels", dir.resolve("no.csv"));
      assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err()).contains("no.csv, but there is none", "(--labels)");
    }
    Files.writeString(labels(), "path,label\na/leaf-1.jpg\n");
    Shell shell = Shell.graft("check", attempt.photos(), "--labels", labels());
    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("got 1 in line 2 of " + labels());
  }
}
