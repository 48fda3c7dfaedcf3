package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.run.RunResult.BackboneTried;
import graft.core.run.RunResult.FitTried;
import graft.core.split.Split;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import java.util.List;

/**
 * What the later steps of a run stand on.
 *
 * @param choice the backbone, and the size that it looks at
 * @param features by that one
 * @param compared what was compared to come to that
 */
record Ground(
    Catalog catalog,
    Split split,
    BackboneChoice choice,
    PhotoFeatures features,
    RunFolder folder,
    Compared compared) {

  /** The same where fits were compared. */
  Ground with(PhotoFeatures other, List<FitTried> fits) {
    return new Ground(
        catalog, split, choice, other, folder, new Compared(compared.backbones(), fits));
  }

  /** The same where backbones were compared: with the one that is taken. */
  Ground with(BackboneChoice taken, List<BackboneTried> backbones) {
    return new Ground(
        catalog,
        split,
        taken,
        features.with(taken.backbone(), taken.imageSize()),
        folder,
        new Compared(backbones, compared.fits()));
  }

  /** The run's books. */
  StudyStore study() {
    return folder.study();
  }

  /** Keeps a decision that comes after those that led to a classifier, and says it. */
  void decided(Tuned tuned, Sentence decision, RunListener listener) {
    study().saveDecision(tuned.decisions(), decision);
    listener.decision(decision);
  }
}
