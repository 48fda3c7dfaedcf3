package graft.core.coach;

import graft.core.coach.Answers.Count;
import graft.core.metrics.Interval;
import graft.core.words.Sentence;
import java.util.Optional;

/** The loss never falls below that of guessing, whatever is tried. */
final class NothingLearned implements Rule {
  @Override
  public String name() {
    return "nothingLearned";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    Count right = evidence.answers().right();
    double guess = largestShare(evidence);
    double low = Interval.wilson95(right.hits(), right.n()).low();
    boolean lost = low < guess && right.share() < guess + 0.05 && evidence.answers().photos() >= 40;
    if (!lost) {
      return Optional.empty();
    }
    Sentence verdict =
        Sentence.of("coach.nothingLearned")
            .with("accuracy", Figures.percent(right.share()))
            .with("guess", Figures.percent(guess))
            .with("n", right.n());
    return Optional.of(
        new Finding(
            name(),
            Finding.Kind.PHOTOS,
            verdict,
            Sentence.of("coach.nothingLearned.next"),
            0.05,
            0));
  }

  private static double largestShare(Evidence evidence) {
    double all = evidence.photos().stream().mapToInt(n -> n).sum();
    return evidence.photos().stream().mapToInt(n -> n).max().orElse(0) / Math.max(1, all);
  }
}
