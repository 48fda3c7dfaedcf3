package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Small batches make noisy steps, and larger ones do better here. A lower rate calms the same noise
 * (it goes with the rate by the batch size: Smith et al. 2018), so where the batch alone is out of
 * the ordinary, and a lower rate is better for certain, larger batches need only do half as well.
 */
final class BatchTooSmall implements MeasuredRule {
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
    return MeasuredRule.super.look(evidence).or(() -> byTheRate(evidence));
  }

  private Optional<Finding> byTheRate(Evidence evidence) {
    List<Turn> slower = List.of(Turn.RATE_LOWER);
    if (evidence.outside(turns()).isEmpty() || evidence.outside(slower).isPresent()) {
      return Optional.empty();
    }
    return evidence
        .remedy(slower)
        .flatMap(
            rate ->
                evidence
                    .best(turns())
                    .filter(batch -> batch.gain() >= rate.gain() / 2)
                    .map(batch -> Advice.of(name(), batch, seen(evidence, rate))));
  }

  private static Sentence seen(Evidence evidence, Effect rate) {
    return Advice.withCurve(Sentence.of("coach.batchTooSmall.rate"), evidence)
        .with("rate", rate.toText())
        .with("rateChange", Figures.change(rate.loss().value()))
        .with("rateError", Figures.lossError(rate.loss()))
        .with("rateP", Figures.p(rate.p()));
  }
}
