package graft.core.study;

/** Says how much of a study may still be done. The clock behind it is the caller's. */
public interface Pace {
  /** All that is planned. */
  Pace UNHURRIED =
      new Pace() {
        @Override
        public int affordable(int trainings, int later) {
          return trainings;
        }

        @Override
        public boolean unhurried() {
          return true;
        }
      };

  /**
   * How many of so many trainings may be started now.
   *
   * @param trainings that are wanted
   * @param later trainings that must be done afterwards in any case
   * @return 0 to trainings
   */
  int affordable(int trainings, int later);

  /** Whether no clock decides, so that nothing needs to be kept for going on. */
  default boolean unhurried() {
    return false;
  }
}
