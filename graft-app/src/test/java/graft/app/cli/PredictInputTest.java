package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos and models that {@code predict} cannot use. */
class PredictInputTest {
  @TempDir Path dir;

  @Test
  void predict_answers_for_the_others_when_some_cannot_be_read() throws IOException {
    Attempt attempt = new Attempt(dir);
    attempt.leaves(6, "oak", "maple");
    attempt.tune();
    Path broken = dir.resolve("broken.jpg");
    Files.writeString(broken, "no photo", StandardCharsets.UTF_8);

    Shell shell =
        Shell.graft(
            "predict",
            dir.resolve("run/model.onnx"),
            broken,
            attempt.photos().resolve("oak/leaf-1.jpg"));

    assertThat(shell.exit()).isEqualTo(Graft.FAILED);
    assertThat(shell.out().lines()).hasSize(1);
    assertThat(shell.err()).contains("broken.jpg");
  }

  @Test
  void a_model_cut_in_half_and_a_foreign_file_are_refused_in_words() throws IOException {
    Attempt attempt = new Attempt(dir);
    attempt.leaves(6, "oak", "maple");
    attempt.tune();
    byte[] model = Files.readAllBytes(dir.resolve("run/model.onnx"));
    Path half = dir.resolve("half.onnx");
    Files.write(half, Arrays.copyOf(model, model.length / 2));

    for (Path wrong :
        List.of(half, attempt.photos().resolve("oak/leaf-1.jpg"), dir.resolve("none.onnx"))) {
      Shell shell = Shell.graft("predict", wrong, attempt.photos().resolve("oak/leaf-1.jpg"));
      assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err()).contains(wrong.getFileName().toString()).doesNotContain("\tat ");
    }
  }
}
