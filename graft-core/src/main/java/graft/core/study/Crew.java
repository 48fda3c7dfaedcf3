package graft.core.study;

import java.util.Set;

/** The processes that work on one study, as one of them sees them. */
public interface Crew {

  /** One process that has the study for itself. */
  Crew ALONE =
      new Crew() {
        @Override
        public String self() {
          return "";
        }

        @Override
        public Set<String> others() {
          return Set.of();
        }

        @Override
        public void pause() {}
      };

  /** This process's name, which no other has or had. */
  String self();

  /** The others that are alive now; one that is killed is missing at once. */
  Set<String> others();

  /**
   * Waits a moment for the others.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  void pause();
}
