package graft.core.coach;

import graft.core.coach.Finding.Kind;
import graft.core.words.Sentence;
import java.util.Comparator;
import java.util.Optional;

/** The accuracy still rises with the number of photos. */
final class MorePhotos implements Rule {
  @Override
  public String name() {
    return "morePhotos";
  }

  @Override
  public String source() {
    return "Hestness et al. 2017, Deep learning scaling is predictable, empirically";
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    Optional<Diet> fewer =
        evidence.diets().stream()
            .filter(d -> d.label() < 0 && d.photos() < d.of())
            .max(Comparator.comparingInt(Diet::photos));
    return fewer
        .filter(d -> d.accuracy().interval(0.95).low() > 0 && d.loss().interval(0.95).low() > 0)
        .map(d -> finding(d, evidence));
  }

  private Finding finding(Diet fewer, Evidence evidence) {
    double error = 1 - evidence.answers().right().share();
    Diets.Gain gain = Diets.ofDoubling(fewer, error);
    Sentence verdict =
        Diets.withNumbers(Sentence.of("coach.morePhotos"), fewer)
            .with("gain", Figures.percent(gain.likely()))
            .with("low", Figures.percent(gain.low()))
            .with("high", Figures.percent(gain.high()));
    return new Finding(
        name(),
        Kind.PHOTOS,
        verdict,
        Sentence.of("coach.morePhotos.next").with("of", fewer.of()),
        fewer.accuracy().pValue(),
        fewer.loss().value());
  }
}
