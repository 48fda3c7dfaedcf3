package graft.core.study;

import graft.core.words.Sentence;
import java.util.List;

/** Hears how a study goes; calls may come from any thread. */
public interface StudyProgress {

  /** Hears nothing. */
  StudyProgress NONE =
      new StudyProgress() {
        @Override
        public void round(int trainings, int done) {}

        @Override
        public void epochs(List<EpochReport> reports) {}

        @Override
        public void finished(int trainings) {}

        @Override
        public void decision(Sentence decision) {}
      };

  /** A round of trainings begins; some of them were done before. */
  void round(int trainings, int done);

  /** An epoch of a whole stack has ended. */
  void epochs(List<EpochReport> reports);

  /** Some trainings have ended. */
  void finished(int trainings);

  /** Something was concluded. */
  void decision(Sentence decision);
}
