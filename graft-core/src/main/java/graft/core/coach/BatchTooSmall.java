package graft.core.coach;

import graft.core.words.Sentence;
import java.util.Optional;

/** Small batches make noisy steps, and larger ones do better here. */
final class BatchTooSmall implements Rule {
  @Override
  public String name() {
    return "batchTooSmall";
  }

  @Override
  public String source() {
    return "article; Keskar et al. 2017";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(Turn.BATCH_LARGER)
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.batchTooSmall"), evidence)));
  }
}
