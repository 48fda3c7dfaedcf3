package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.job.RunListener;
import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.Image;
import graft.app.job.TuneSettings.StartMode;
import graft.core.photos.PhotoSource;
import graft.core.run.RunResult;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C before the study goes on, while discriminants are computed. */
class InterruptedDiscriminantTest {
  private static final Path NET =
      Path.of("../graft-train/src/test/resources/graft/train/intake/cnn.onnx");

  @TempDir Path dir;

  @Test
  void a_run_that_is_gone_on_with_ends_with_the_best_so_far_all_the_same() {
    assertThat(run(new InterruptedBy(Moment.RESULT)).finished()).isFalse();
    RunResult again = run(new InterruptedBy(Moment.FOLDER));
    assertThat(again.finished()).isFalse();
    assertThat(again.validation().n()).isPositive();
    assertThat(dir.resolve("run/model.onnx")).exists();
  }

  private RunResult run(RunListener listener) {
    return TuneJob.run(
        TuneSettings.of(Leaves.folder())
            .withFolders(
                new Folders(
                    PhotoSource.of(Leaves.folder()),
                    Optional.of(dir.resolve("run")),
                    Optional.of(dir.resolve("cache")),
                    StartMode.GO_ON))
            .withImage(new Image(NET.toString(), Optional.empty(), Optional.of(Fit.SQUASH))),
        listener);
  }

  private enum Moment {
    FOLDER,
    RESULT
  }

  /** Interrupts from a moment on. */
  private static final class InterruptedBy implements RunListener {
    private final Moment moment;
    private volatile boolean interrupted;

    InterruptedBy(Moment moment) {
      this.moment = moment;
    }

    @Override
    public void folder(Path folder, boolean goingOn, int others) {
      interrupted |= moment == Moment.FOLDER;
    }

    @Override
    public void decision(Sentence decision) {
      interrupted |= moment == Moment.RESULT;
    }

    @Override
    public boolean interrupted() {
      return interrupted;
    }
  }
}
