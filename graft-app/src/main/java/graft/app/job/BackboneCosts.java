package graft.app.job;

import graft.app.job.BackboneTime.Needs;
import graft.app.job.BackboneTrial.By;
import graft.app.job.UsableBackbones.Weighed;
import graft.core.photos.Photo;
import java.util.List;
import java.util.Optional;

/**
 * Foresees the seconds that a comparison of backbones takes, by a few photos and steps.
 *
 * @param trial of them
 * @param those that are to be tried
 * @param before what may be taken although it is not to be tried any more
 * @param all photos of the run
 * @param listener hears of photos that are looked at for it
 */
record BackboneCosts(
    BackboneTrial trial,
    List<Weighed> those,
    Optional<Weighed> before,
    List<Photo> all,
    RunListener listener) {
  /** What is reckoned beyond what is foreseen: heads, and what else the machine does. */
  private static final double SPARE = 1.25;

  BackboneCosts {
    those = List.copyOf(those);
    all = List.copyOf(all);
  }

  /** Seconds of the comparison, and of a look at all other photos by the slowest of them. */
  Needs needs(Deadline deadline, By by) {
    Needs looks = looks(deadline);
    if (by == By.HEADS || looks.stage() > deadline.left()) {
      return looks;
    }
    double trainings = 0;
    for (Weighed one : those) {
      trainings += SPARE * fineTuning(one.candidate(), deadline);
    }
    return new Needs(looks.stage() + trainings, looks.after());
  }

  private Needs looks(Deadline deadline) {
    double stage = 0;
    double after = before.map(one -> looks(one, deadline).after()).orElse(0.0);
    for (Weighed one : those) {
      Needs looks = looks(one, deadline);
      stage += SPARE * looks.stage();
      after = Math.max(after, looks.after());
    }
    return new Needs(stage, after);
  }

  private Needs looks(Weighed one, Deadline deadline) {
    PhotoFeatures seen = trial.usable().seen(one.candidate());
    double each = seen.secondsEach(missing(seen), deadline);
    int some = seen.missing(trial.some().photos()).size();
    return new Needs(each * some, each * (seen.missing(all).size() - some));
  }

  /** Photos to see the pace on: where they are enough, those that it is tried on. */
  private List<Photo> missing(PhotoFeatures seen) {
    List<Photo> some = seen.missing(trial.some().photos());
    return some.size() > Looks.WARM ? some : seen.missing(all);
  }

  /** Seconds of the short trainings of a backbone, its photos' way to the cut included. */
  private double fineTuning(BackboneCandidate candidate, Deadline deadline) {
    CutBackbone cut = trial.usable().cut(candidate);
    FineTunePlan plan = UsableBackbones.last(candidate);
    SomePhotos some = trial.some();
    double view = cut.views(some.photos(), plan).pace(deadline, listener);
    double photo = cut.secondsOfStep(plan, some.ways().classes(), deadline) / FineTuneCosts.BATCH;
    double trainings = some.folds().size() * FineTuneRates.first(cut.backbone()).size();
    double learned =
        (double) ShortFineTuning.steps(some.ways().trainRows(0).length) * FineTuneCosts.BATCH;
    double validated = FineTuneCosts.FORWARD * some.judges() / some.folds().size();
    return ShortFineTuning.VIEWS.size() * view * some.photos().size()
        + trainings * photo * (learned + validated);
  }
}
