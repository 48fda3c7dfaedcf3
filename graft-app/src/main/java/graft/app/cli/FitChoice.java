package graft.app.cli;

import graft.predict.pixels.Fit;
import java.util.Optional;

/** What {@code --fit} may say. */
enum FitChoice {
  SQUASH(Optional.of(Fit.SQUASH)),
  CROP(Optional.of(Fit.CROP)),
  PAD(Optional.of(Fit.PAD)),
  /** What the photos say. */
  AUTO(Optional.empty());

  private final Optional<Fit> fit;

  FitChoice(Optional<Fit> fit) {
    this.fit = fit;
  }

  Optional<Fit> fit() {
    return fit;
  }
}
