package graft.core.study;

import java.util.List;

/**
 * Says how much of a study may still be done. The clock behind it is the caller's; what trainings
 * cost is told in heads ({@link Costs}), so that dear ones are not taken for all.
 */
public interface Pace {
  /** All that is planned. */
  Pace UNHURRIED =
      new Pace() {
        @Override
        public int affordable(List<Double> costs, double later) {
          return costs.size();
        }

        @Override
        public boolean unhurried() {
          return true;
        }
      };

  /**
   * How many of some things may be started now.
   *
   * @param costs of the things that are wanted, the first first
   * @param later the cost of what must be done afterwards in any case
   * @return 0 to all of them: so many of the first
   */
  int affordable(List<Double> costs, double later);

  /** Trainings of this cost have ended just now; may be called from any thread. */
  default void finished(double cost) {}

  /** Trainings begin now; the time before was for other things. */
  default void begins() {}

  /** The cost, in heads, of what takes so many seconds. */
  default double heads(double seconds) {
    return 0;
  }

  /** Whether no clock decides, so that nothing needs to be kept for going on. */
  default boolean unhurried() {
    return false;
  }
}
