package graft.app.job;

import graft.core.words.Sentence;
import java.nio.file.Path;

/** Hears how a run goes. Calls may come from any thread. */
public interface RunListener {

  /** Hears nothing, and never interrupts. */
  RunListener SILENT = new RunListener() {};

  /**
   * The run folder is chosen; some of its work may be done already.
   *
   * @param others processes that are at work on the same run
   */
  default void folder(Path folder, boolean goingOn, int others) {}

  /** Something to know. */
  default void note(Sentence note) {}

  /** So many photos will be read. */
  default void photos(int count) {}

  /** Some photos are done; some of them were computed and not in the cache. */
  default void photosDone(int photos, int computed) {}

  /** So many views of photos will be made; some were made before. */
  default void views(int count, int done) {}

  /** Some views are made. */
  default void viewsDone(int count) {}

  /** A round of trainings begins; some were done before. */
  default void trainings(int count, int done) {}

  /** Some trainings have ended. */
  default void trainingsDone(int count) {}

  /** The study has concluded something. */
  default void decision(Sentence decision) {}

  /** Asked often: once true, the run ends as soon as it can, with what it has. */
  default boolean interrupted() {
    return false;
  }
}
