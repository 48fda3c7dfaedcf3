package graft.core.coach;

import graft.core.coach.Finding.Kind;
import graft.core.words.Sentence;
import java.util.Comparator;
import java.util.Optional;

/** The class that gains most from more of its own photos. */
final class MorePhotosOfAClass implements Rule {
  @Override
  public String name() {
    return "morePhotosOfAClass";
  }

  @Override
  public String source() {
    return "Hestness et al. 2017, Deep learning scaling is predictable, empirically";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    int comparisons = (int) evidence.diets().stream().filter(d -> d.label() >= 0).count();
    return evidence.diets().stream()
        .filter(d -> d.label() >= 0)
        .filter(d -> d.accuracy().interval(0.95, Math.max(1, comparisons)).low() > 0)
        .max(Comparator.comparingDouble(d -> d.accuracy().value()))
        .map(d -> finding(d, evidence));
  }

  private Finding finding(Diet fewer, Evidence evidence) {
    double error = 1 - evidence.answers().right().share(); // over all, as the accuracy lost is
    Diets.Gain gain = Diets.ofDoubling(fewer, error);
    Sentence verdict =
        Diets.withNumbers(Sentence.of("coach.morePhotosOfAClass"), fewer)
            .with("label", evidence.names().get(fewer.label()))
            .with("gain", Figures.percent(gain.likely()))
            .with("low", Figures.percent(gain.low()))
            .with("high", Figures.percent(gain.high()));
    return new Finding(
        name(),
        Kind.PHOTOS,
        verdict,
        Sentence.of("coach.morePhotosOfAClass.next")
            .with("label", evidence.names().get(fewer.label()))
            .with("of", fewer.of()),
        fewer.accuracy().pValue(),
        fewer.loss().value());
  }
}
