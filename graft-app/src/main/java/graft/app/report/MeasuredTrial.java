package graft.app.report;

import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What became of a trial.
 *
 * @param trial its hyperparameters
 * @param validationLoss mean over its folds, each at its best epoch, weighted by photos; infinite
 *     where it diverged
 * @param validationAccuracy the same mean of the share of photos that are named rightly
 * @param sharedLoss the loss on the lowest-numbered fold of all, the only photos on which trials
 *     that were dropped early can be compared with the others; infinite where it diverged or lacks
 *     that fold
 * @param folds how many folds it was measured on
 * @param bestEpoch the mean of its folds' best epochs, rounded
 */
public record MeasuredTrial(
    Trial trial,
    double validationLoss,
    double validationAccuracy,
    double sharedLoss,
    int folds,
    int bestEpoch) {

  /** Best first: those measured on more folds come first, then the lower loss. */
  public static final Comparator<MeasuredTrial> BEST_FIRST =
      Comparator.comparingInt(MeasuredTrial::folds)
          .reversed()
          .thenComparingDouble(MeasuredTrial::validationLoss)
          .thenComparingInt(t -> t.trial().number());

  private record Key(int trial, int fold, int epoch) {}

  /** The trials that have a result, best first. */
  public static List<MeasuredTrial> of(
      List<Trial> trials, List<FoldResult> results, List<EpochReport> epochs) {
    Map<Key, Double> accuracy = new HashMap<>();
    epochs.forEach(
        e -> accuracy.put(new Key(e.trial(), e.fold(), e.epoch()), e.validationAccuracy()));
    Map<Integer, List<FoldResult>> byTrial =
        results.stream().collect(Collectors.groupingBy(FoldResult::trial));
    int shared = results.stream().mapToInt(FoldResult::fold).min().orElse(0);
    return trials.stream()
        .filter(t -> byTrial.containsKey(t.number()))
        .map(t -> of(t, Objects.requireNonNull(byTrial.get(t.number())), shared, accuracy))
        .sorted(BEST_FIRST)
        .toList();
  }

  private static MeasuredTrial of(
      Trial trial, List<FoldResult> results, int shared, Map<Key, Double> accuracy) {
    List<FoldResult> inOrder =
        results.stream().sorted(Comparator.comparingInt(FoldResult::fold)).toList();
    double loss = 0;
    double right = 0;
    int photos = 0;
    int epochs = 0;
    for (FoldResult r : inOrder) {
      int n = r.logits().rows();
      loss += r.validationLoss() * n;
      right += accuracy.getOrDefault(new Key(r.trial(), r.fold(), r.bestEpoch()), 0.0) * n;
      photos += n;
      epochs += r.bestEpoch();
    }
    int folds = inOrder.size();
    int epoch = (int) Math.round((double) epochs / folds);
    return new MeasuredTrial(
        trial,
        loss / Math.max(1, photos),
        right / Math.max(1, photos),
        sharedLoss(inOrder.getFirst(), shared),
        folds,
        epoch);
  }

  private static double sharedLoss(FoldResult lowest, int shared) {
    return lowest.fold() == shared ? lowest.validationLoss() : Double.POSITIVE_INFINITY;
  }
}
