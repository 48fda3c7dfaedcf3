package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
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
  public List<Turn> turns() {
    return List.of(Turn.BATCH_LARGER);
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
                    Advice.withCurve(Sentence.of("coach.batchTooSmall"), evidence)));
  }
}
