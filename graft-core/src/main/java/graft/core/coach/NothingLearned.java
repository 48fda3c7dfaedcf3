package graft.core.coach;

import graft.core.statistics.Estimate;
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
    Answers answers = evidence.answers();
    Estimate gain = answers.gainOverGuessing();
    boolean learned =
        gain.value() > CLEAR * gain.standardError()
            && gain.value() > LEAST_SHARE * (answers.logLoss() + gain.value());
    if (learned || answers.photos() < LEAST_PHOTOS) {
      return Optional.empty();
    }
    Sentence verdict =
        Sentence.of("coach.nothingLearned")
            .with("accuracy", Figures.percent(answers.right().share()))
            .with("guess", Figures.percent(largestShare(evidence)))
            .with("n", answers.photos());
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

  /** Standard errors: more than two, because the best of many recipes is lucky. */
  private static final double CLEAR = 3;

  /** Of the loss of guessing; less than this is as good as nothing. */
  private static final double LEAST_SHARE = 0.05;

  /** Below this, nothing learned and too few photos cannot be told apart. */
  private static final int LEAST_PHOTOS = 30;
}
