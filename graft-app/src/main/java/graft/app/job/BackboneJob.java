package graft.app.job;

import graft.core.words.Sentence;
import java.util.List;

/**
 * Sees to it that photos are looked at by the backbone that a person named, or that the photos
 * choose.
 *
 * @param desk of the run
 */
record BackboneJob(Tuning.Desk desk) {

  /**
   * What a run goes on with.
   *
   * @param ground with the features of that backbone; and with all that were compared, the standard
   *     one first, if any were
   * @param decisions that were taken
   */
  record Taken(Ground ground, List<Sentence> decisions) {
    Taken {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * The ground with features of the backbone, which all photos have then.
   *
   * @param read with the features of the first of those to choose from
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  Taken taken(Ground read) {
    if (read.choice().candidates().isEmpty()) {
      return new Taken(read, List.of());
    }
    Taken taken = new BackboneRound(desk, read).run();
    PhotoFeatures features = taken.ground().features();
    if (!features.pass().key().equals(read.features().pass().key())) {
      desk.listener().note(BackboneWords.all(taken.ground().choice()));
      features.look(read.catalog().photos(), desk.listener());
    }
    return taken;
  }
}
