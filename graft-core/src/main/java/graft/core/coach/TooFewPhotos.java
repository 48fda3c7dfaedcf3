package graft.core.coach;

import graft.core.coach.Answers.Count;
import graft.core.coach.Finding.Kind;
import graft.core.metrics.Interval;
import graft.core.words.Sentence;
import java.util.Optional;

/** There are so few photos that recipes cannot be told apart. */
final class TooFewPhotos implements Rule {
  @Override
  public String name() {
    return "tooFewPhotos";
  }

  @Override
  public String source() {
    return "Wilson 1927; Brown, Cai and DasGupta 2001";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    int least = leastOfAClass(evidence);
    Count right = evidence.answers().right();
    Interval accuracy = Interval.wilson95(right.hits(), right.n());
    double half = (accuracy.high() - accuracy.low()) / 2;
    if (!isFew(evidence) && half < WIDE) {
      return Optional.empty();
    }
    Sentence verdict =
        Sentence.of("coach.tooFewPhotos")
            .with("least", least)
            .with("n", right.n())
            .with("accuracy", Figures.percent(right.share()))
            .with("low", Figures.percent(accuracy.low()))
            .with("high", Figures.percent(accuracy.high()));
    return Optional.of(
        new Finding(name(), Kind.PHOTOS, verdict, Sentence.of("coach.tooFewPhotos.next"), 0.05, 0));
  }

  /** Whether some class has so few photos that its head knows next to nothing of it. */
  static boolean isFew(Evidence evidence) {
    return leastOfAClass(evidence) < FEW;
  }

  private static int leastOfAClass(Evidence evidence) {
    return evidence.photos().stream().mapToInt(n -> n).min().orElse(0);
  }

  /** Photos of a class to learn from that are few. */
  private static final int FEW = 8;

  /** Half an interval of the accuracy that is wide. */
  private static final double WIDE = 0.06;
}
