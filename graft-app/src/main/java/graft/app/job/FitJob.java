package graft.app.job;

import graft.app.job.FitTrial.Outcome;
import graft.core.head.HeadRecipe;
import graft.core.split.Split;
import graft.core.study.StudyPlan;
import graft.core.words.Sentence;
import graft.train.head.TrainerSettings;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that photos become squares as a person says, or as the photos say.
 *
 * @param trainer of the heads by which the photos say it
 * @param deadline empty where there is no hurry
 * @param listener hears how it goes
 */
record FitJob(
    TuneSettings settings,
    TrainerSettings trainer,
    Optional<Deadline> deadline,
    RunListener listener) {

  /**
   * What a run goes on with.
   *
   * @param ground with the features of the fit
   * @param decisions that were taken
   */
  record Fitted(Ground ground, List<Sentence> decisions) {
    Fitted {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * The ground with features of the fit, which all photos have then.
   *
   * @param ground with the features that the photos were read for
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  Fitted fitted(Ground ground) {
    if (settings.image().fit().isPresent()) {
      return new Fitted(ground, List.of());
    }
    Outcome outcome = outcome(ground);
    PhotoFeatures features = ground.features().with(outcome.fit());
    features.look(ground.catalog().photos(), listener);
    return new Fitted(ground.with(features, outcome.tried()), List.of(outcome.decision()));
  }

  private Outcome outcome(Ground ground) {
    FitRound round =
        new FitRound(
            ground.features(), ground.split(), ground.catalog().classes(), recipe(ground), trainer);
    if (deadline.isEmpty()) {
      return round.run(FitRound.PHOTOS, listener, listener::interrupted);
    }
    TimedFit.Time time =
        new TimedFit.Time(
            deadline.get(), ground.catalog().photos(), settings.image().views().beside().size());
    return new TimedFit(round, time, ground.study(), listener).run();
  }

  private HeadRecipe recipe(Ground ground) {
    Split split = ground.split();
    StudyPlan plan = settings.plan().forPhotos(split.photos().size());
    return plan.given().isEmpty() ? plan.space().start() : plan.given().getFirst();
  }
}
