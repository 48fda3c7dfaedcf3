package graft.core.study;

import graft.core.statistics.BootstrapBias;
import graft.core.statistics.LossTable;
import graft.core.study.Insights.Luck;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
    List<Trial> candidates =
        ledger.standings().ranking(ledger.folds()).stream()
            .filter(s -> !s.isGivenUp())
            .map(TrialSummary::trial)
            .filter(t -> ledger.scores().has(t, ledger.folds()))
            .sorted(Comparator.comparingInt(Trial::number))
            .toList();
    if (candidates.size() < 2) {
      return Optional.empty();
    }
    if (marks(ledger, candidates.getFirst()).photos() < 20) { // not held: they are large
      return Optional.empty();
    }
    LossTable losses = figures(ledger, candidates, Marks::loss);
    LossTable errors = figures(ledger, candidates, (marks, photo) -> marks.hit(photo) ? 0 : 1);
    LossTable chosenBy =
        switch (ledger.scoring().metric()) {
          case LOG_LOSS -> losses;
          case ACCURACY -> errors;
          case BALANCED_ACCURACY, MACRO_F1 ->
              figures(ledger, candidates, balanced(marks(ledger, candidates.getFirst())));
        };
    int looks = (int) ledger.scores().all().stream().filter(ledger::isLook).count();
    return Optional.of(
        new Luck(
            looks,
            BootstrapBias.of(chosenBy, losses, RESAMPLES, seed),
            BootstrapBias.of(chosenBy, errors, RESAMPLES, seed)));
  }

  private static Marks marks(Ledger ledger, Trial trial) {
    return ledger.scores().marks(trial, ledger.folds()).orElseThrow();
  }

  /** One candidate's marks at a time are held. */
  private static LossTable figures(Ledger ledger, List<Trial> candidates, ToFigure figure) {
    int photos = marks(ledger, candidates.getFirst()).photos();
    LossTable.Kept figures = new LossTable.Kept(candidates.size(), photos, ledger.scratch());
    for (int c = 0; c < candidates.size(); c++) {
      Marks marks = marks(ledger, candidates.get(c));
      figures.put(c, IntStream.range(0, photos).mapToDouble(i -> figure.of(marks, i)).toArray());
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
