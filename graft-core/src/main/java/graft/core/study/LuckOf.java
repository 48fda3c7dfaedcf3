package graft.core.study;

import graft.core.statistics.BootstrapBias;
import graft.core.study.Insights.Luck;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much the winner's figures owe to luck (BBC-CV, Tsamardinos et al. 2018): the choice among the
 * trials that were tried on all folds, none given up, is made again on bootstrap samples of the
 * photos and scored on the others.
 */
final class LuckOf {
  private static final int RESAMPLES = 300;

  private LuckOf() {}

  /** Empty where fewer than two trials were compared or there are too few photos. */
  static Optional<Luck> choosing(Ledger ledger, long seed) {
    List<Marks> candidates =
        ledger.standings().ranking(ledger.folds()).stream()
            .filter(s -> !s.isGivenUp())
            .map(TrialSummary::trial)
            .sorted(Comparator.comparingInt(Trial::number))
            .flatMap(t -> ledger.scores().marks(t, ledger.folds()).stream())
            .toList();
    if (candidates.size() < 2 || candidates.getFirst().photos() < 20) {
      return Optional.empty();
    }
    double[][] losses = figures(candidates, Marks::loss);
    double[][] errors = figures(candidates, (marks, photo) -> marks.hit(photo) ? 0 : 1);
    double[][] chosenBy =
        switch (ledger.scoring().metric()) {
          case LOG_LOSS -> losses;
          case ACCURACY -> errors;
          case BALANCED_ACCURACY, MACRO_F1 -> figures(candidates, balanced(candidates.getFirst()));
        };
    int looks = (int) ledger.scores().all().stream().filter(ledger::isLook).count();
    return Optional.of(
        new Luck(
            looks,
            BootstrapBias.of(chosenBy, losses, RESAMPLES, seed),
            BootstrapBias.of(chosenBy, errors, RESAMPLES, seed)));
  }

  private static double[][] figures(List<Marks> candidates, ToFigure figure) {
    int photos = candidates.getFirst().photos();
    double[][] figures = new double[candidates.size()][photos];
    for (int c = 0; c < figures.length; c++) {
      for (int i = 0; i < photos; i++) {
        figures[c][i] = figure.of(candidates.get(c), i);
      }
    }
    return figures;
  }

  /** A figure of one photo. */
  private interface ToFigure {
    double of(Marks marks, int photo);
  }

  /**
   * Errors that weigh the more, the fewer photos their class has; for macro F1 as near as it gets.
   */
  private static ToFigure balanced(Marks any) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < any.photos(); i++) {
      counts.merge(any.label(i), 1, Integer::sum);
    }
    double even = (double) any.photos() / counts.size();
    return (marks, i) -> marks.hit(i) ? 0 : even / counts.getOrDefault(marks.label(i), 1);
  }
}
