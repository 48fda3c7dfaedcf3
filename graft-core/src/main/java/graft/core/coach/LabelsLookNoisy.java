package graft.core.coach;

import graft.core.coach.Answers.Count;
import graft.core.coach.Finding.Kind;
import graft.core.metrics.Interval;
import graft.core.words.Sentence;
import java.util.Optional;

/** Even among the photos about which the head is surest, many labels say otherwise. */
final class LabelsLookNoisy implements Rule {
  @Override
  public String name() {
    return "labelsLookNoisy";
  }

  @Override
  public String source() {
    return "Northcutt, Jiang and Chuang 2021, Confident learning";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    Count wrong = evidence.answers().sureButLabelledOtherwise(SUREST);
    Interval share = Interval.wilson95(wrong.hits(), wrong.n());
    boolean learned = evidence.answers().right().share() > 1.5 / evidence.classes();
    if (!learned || TooFewPhotos.isFew(evidence) || share.low() < LEAST_SHARE) {
      return Optional.empty();
    }
    Sentence verdict =
        Sentence.of("coach.labelsLookNoisy")
            .with("wrong", wrong.hits())
            .with("n", wrong.n())
            .with("share", Figures.percent(wrong.share()))
            .with("low", Figures.percent(share.low()))
            .with("high", Figures.percent(share.high()));
    return Optional.of(
        new Finding(
            name(), Kind.PHOTOS, verdict, Sentence.of("coach.labelsLookNoisy.next"), 0.025, 0));
  }

  /** Half of the photos: hard ones lie in the other half. */
  private static final double SUREST = 0.5;

  /** Below this share of wrong labels nothing is said. */
  private static final double LEAST_SHARE = 0.03;
}
