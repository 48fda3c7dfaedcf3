package graft.core.study;

import graft.core.study.Objective.Assignment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Epochs after which a field of trainings is compared and only some of them go on. It is asked once
 * an epoch, when all of the field are that far, and from one thread.
 */
public interface Rungs {
  /** All go on to their end. */
  Rungs NONE =
      new Rungs() {
        @Override
        public List<Integer> epochs() {
          return List.of();
        }

        @Override
        public Set<Assignment> goOn(int epoch, Map<Assignment, FoldResult> going) {
          return going.keySet();
        }
      };

  /** Epochs from 1, in order; before the first and after the last nobody is given up. */
  List<Integer> epochs();

  /**
   * Who of the field goes on beyond this epoch.
   *
   * @param epoch one of {@link #epochs}
   * @param going what each has reached by then that has not ended, at its best epoch so far; those
   *     that have ended by themselves have been told to the {@link StudyListener} before
   * @return some of {@code going}
   */
  Set<Assignment> goOn(int epoch, Map<Assignment, FoldResult> going);
}
