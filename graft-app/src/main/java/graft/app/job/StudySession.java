package graft.app.job;

import graft.core.folds.Resamples;
import graft.core.scratch.Scratch;
import graft.core.study.EpochReport;
import graft.core.study.Objective;
import graft.core.study.Pace;
import graft.core.study.Study;
import graft.core.study.StudyBooks;
import graft.core.study.StudyOutcome;
import graft.core.study.StudyPlan;
import graft.core.study.StudyProgress;
import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Runs the study; an interrupted one ends with the best trial so far. */
record StudySession(
    StudyPlan plan, Ground ground, RunListener listener, Optional<Deadline> deadline) {

  /**
   * The study's outcome.
   *
   * @param preface decisions that it stands on
   * @throws CancellationException if it was interrupted before any trial had a result
   */
  StudyOutcome run(Resamples resamples, Objective objective, List<Sentence> preface) {
    Pace pace = deadline.<Pace>map(d -> d).orElse(Pace.UNHURRIED);
    RunFolder folder = ground.folder();
    Scratch scratch = ground.features().scratch();
    StudyBooks books =
        new StudyBooks(folder.study(), new Told(listener), pace, folder.crew(), scratch, preface);
    try {
      return Study.run(plan, resamples, objective, books);
    } catch (CancellationException e) {
      return Study.soFar(plan, resamples, books).orElseThrow(() -> e);
    }
  }

  /** Passes the study's news on. */
  private record Told(RunListener listener) implements StudyProgress {
    @Override
    public void round(int trainings, int done) {
      listener.trainings(trainings, done);
    }

    @Override
    public void epochs(List<EpochReport> reports) {}

    @Override
    public void finished(int trainings) {
      listener.trainingsDone(trainings);
    }

    @Override
    public void decision(Sentence decision) {
      listener.decision(decision);
    }
  }
}
