package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** Large batches make few steps an epoch, and smaller ones do better here. */
final class BatchTooLarge implements Rule {
  @Override
  public String name() {
    return "batchTooLarge";
  }

  @Override
  public String source() {
    return "article; Keskar et al. 2017";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.BATCH_SMALLER);
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.batchTooLarge"), evidence)));
  }
}
