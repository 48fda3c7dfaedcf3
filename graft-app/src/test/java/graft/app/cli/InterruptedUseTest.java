package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a model is used on many photos: it ends, and that is all. */
class InterruptedUseTest {
  @TempDir static Path dir;

  @BeforeAll
  static void a_model_and_many_photos() throws IOException {
    Shell shell =
        Shell.run(Shell.quickTune(Leaves.folder(), dir.resolve("run"), dir.resolve("cache")));
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    Shell.copy(Leaves.folder(), dir.resolve("leaves"));
    try (var classes = Files.list(dir.resolve("leaves"))) {
      for (Path folder : classes.toList()) {
        Path many = Files.createDirectories(dir.resolve("many").resolve(folder.getFileName()));
        for (int i = 0; i < 20; i++) {
          Files.createSymbolicLink(many.resolve("again-" + i), folder);
        }
      }
    }
  }

  @Test
  void predict_has_said_what_it_knew() {
    try (ChildGraft graft = ChildGraft.start(dir, "predict", "run/model.onnx", "many")) {
      Shell shell = graft.awaitOut("%\n").interrupt().end();
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.INTERRUPTED);
      assertThat(shell.out().lines().count()).isBetween(1L, 20L * 80 - 1);
      assertThat(shell.err()).isEmpty();
    }
  }

  @Test
  void evaluate_says_nothing() {
    try (ChildGraft graft = ChildGraft.startTelling(dir, "evaluate", "run/model.onnx", "many")) {
      Shell shell = graft.awaitErr("graft.predict.decode.DecodedPhoto ").interrupt().end();
      assertThat(shell.exit()).isEqualTo(Graft.INTERRUPTED);
      assertThat(shell.out()).isEmpty();
      assertThat(shell.err()).doesNotContain("\tat ", "graft: ");
    }
  }
}
