package graft.core.study;

import java.util.List;

/**
 * What a study tries trials on. It takes many at once, because many heads side by side cost little
 * more than one; it may run them in any grouping and on any number of threads, and must give the
 * same result for a trial and a fold whatever stands beside it.
 */
@FunctionalInterface
public interface Objective {

  /**
   * Trains these trials on these folds and reports every epoch and every end to the listener, which
   * takes calls from any thread. At a rung only those go on that it names; what the others had
   * reached is told as their result.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  void run(List<Assignment> work, Rungs rungs, StudyListener listener);

  /** The same, all to their end. */
  default void run(List<Assignment> work, StudyListener listener) {
    run(work, Rungs.NONE, listener);
  }

  /**
   * Sees that what these trainings learn from is at hand: views of the photos are dear to make. To
   * be called before {@link #run}.
   *
   * @return whether something had to be made
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  default boolean prepare(List<Assignment> work) {
    return false;
  }

  /** About how long {@link #prepare} would take; 0 where all is at hand. */
  default double seconds(List<Assignment> work) {
    return 0;
  }

  /**
   * How many of these trainings, from the first on, it can hold side by side between rungs: 1 or
   * more, and always the same for the same trainings.
   */
  default int abreast(List<Assignment> work) {
    return work.size();
  }

  /** One trial on one fold. */
  record Assignment(Trial trial, int fold) {}
}
