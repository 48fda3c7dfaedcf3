package graft.core.study;

import java.util.List;

/** Hears what happens in a study, from any thread. */
public interface StudyListener {

  /** Hears nothing. */
  StudyListener DEAF =
      new StudyListener() {
        @Override
        public void epochs(List<EpochReport> reports) {}

        @Override
        public void finished(List<FoldResult> results) {}
      };

  /** An epoch of a whole stack of trials has ended. */
  void epochs(List<EpochReport> reports);

  /** Some trials have ended on their folds. */
  void finished(List<FoldResult> results);
}
