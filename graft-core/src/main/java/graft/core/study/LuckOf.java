package graft.core.study;

import graft.core.statistics.BootstrapBias;
import graft.core.study.Insights.Luck;
import java.util.List;
import java.util.Optional;

/**
 * How much the winner's figures owe to luck (BBC-CV, Tsamardinos et al. 2018): the choice among the
 * trials that were tried on all folds is made again on bootstrap samples of the photos and scored
 * on the others.
 */
final class LuckOf {
  private static final int RESAMPLES = 300;

  private LuckOf() {}

  /** Empty where fewer than two trials were compared or there are too few photos. */
  static Optional<Luck> choosing(Ledger ledger, long seed) {
    List<Marks> candidates =
        ledger.trials().stream()
            .filter(t -> t.ration().equals(Ration.ALL))
            .flatMap(t -> ledger.marks(t, ledger.folds()).stream())
            .toList();
    if (candidates.size() < 2 || candidates.getFirst().photos() < 20) {
      return Optional.empty();
    }
    int photos = candidates.getFirst().photos();
    double[][] losses = new double[candidates.size()][photos];
    double[][] errors = new double[candidates.size()][photos];
    for (int c = 0; c < losses.length; c++) {
      for (int i = 0; i < photos; i++) {
        losses[c][i] = candidates.get(c).loss(i);
        errors[c][i] = candidates.get(c).hit(i) ? 0 : 1;
      }
    }
    int looks = (int) ledger.results().stream().filter(ledger::isLook).count();
    return Optional.of(
        new Luck(
            looks,
            BootstrapBias.of(losses, RESAMPLES, seed),
            BootstrapBias.of(errors, RESAMPLES, seed)));
  }
}
