package graft.app.cli;

import graft.app.job.RunListener;
import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.Image;
import graft.app.job.TuneSettings.StartMode;
import graft.core.head.HeadRecipe;
import graft.core.photos.PhotoSource;
import graft.core.study.StudyPlan;
import graft.predict.pixels.Fit;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a cache lacks, by a run that uses it. */
final class Recomputed {
  private Recomputed() {}

  /** How many of the leaves' features, at 160 pixels, had to be computed. */
  static int photos(Path cache, Path out) {
    AtomicInteger computed = new AtomicInteger();
    Folders folders =
        new Folders(
            PhotoSource.of(Leaves.folder()), Optional.of(out), Optional.of(cache), StartMode.GO_ON);
    TuneJob.run(
        TuneSettings.of(Leaves.folder())
            .withFolders(folders)
            .withImage(new Image("efficientnet-lite0", Optional.of(160), Optional.of(Fit.SQUASH)))
            .withPlan(StudyPlan.single(new HeadRecipe(0.001, 32, 1, 0, 0, 0)).withCoach(false)),
        new RunListener() {
          @Override
          public void photosDone(int photos, int missing) {
            computed.addAndGet(missing);
          }
        });
    return computed.get();
  }
}
