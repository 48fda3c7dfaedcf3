package graft.core.folds;

import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ways in which the non-test photos are dealt into training and validation photos: K folds,
 * dealt several times over, each trained with several seeds. One number names a way:
 *
 * <pre>{@code number = fold + folds · (seed + SEEDS · deal)}</pre>
 *
 * <p>So 0 to K-1 are the folds of the first deal with the first seed.
 *
 * @param folds K; 1 where one validation part stands in
 * @param deals the fold of each photo, a list a deal; -1, which is never validated
 * @param labels class index of each photo
 * @param names the classes' names, by index
 */
public record Resamples(
    int folds, List<List<Integer>> deals, List<Integer> labels, List<String> names) {
  /** Seeds that a deal may be trained with. */
  public static final int SEEDS = 4;

  public Resamples {
    deals = deals.stream().map(List::copyOf).toList();
    labels = List.copyOf(labels);
    names = List.copyOf(names);
    if (folds < 1 || deals.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a fold and a deal, got %d and %d".formatted(folds, deals.size()));
    }
    for (List<Integer> deal : deals) {
      if (deal.size() != labels.size()) {
        throw new IllegalArgumentException(
            "a deal must name a fold for each of %d photos, got %d"
                .formatted(labels.size(), deal.size()));
      }
    }
  }

  /** One deal, of classes that are called by their numbers. */
  public static Resamples of(List<Integer> folds, List<Integer> labels, int classes) {
    int count = 1 + folds.stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Resamples(
        Math.max(1, count),
        List.of(folds),
        labels,
        IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /** How many classes there are. */
  public int classes() {
    return names.size();
  }

  /** The number of a way. */
  public int number(int fold, int seed, int deal) {
    return fold + folds * (seed + SEEDS * deal);
  }

  /** Which seed it is trained with, from 0. */
  public int seed(int number) {
    return number / folds % SEEDS + SEEDS * deal(number);
  }

  private int deal(int number) {
    return number / folds / SEEDS;
  }

  /** Rows that are trained on. */
  public int[] trainRows(int number) {
    return rows(number, false);
  }

  /** Rows that validate. */
  public int[] validationRows(int number) {
    return rows(number, true);
  }

  /** How many folds it takes to validate so many photos: all, where they have fewer. */
  public int foldsFor(int photos) {
    int ofOne = Math.max(1, validationRows(0).length);
    return Math.min(folds, Math.ceilDiv(photos, ofOne));
  }

  /** Labels of the rows that validate, in their order. */
  public int[] validationLabels(int number) {
    return IntStream.of(validationRows(number)).map(labels::get).toArray();
  }

  private int[] rows(int number, boolean validated) {
    List<Integer> deal = deals.get(Math.min(deal(number), deals.size() - 1));
    int fold = number % folds;
    return IntStream.range(0, deal.size())
        .filter(row -> (deal.get(row) == fold) == validated)
        .toArray();
  }

  /**
   * A share of each class's rows, or of one class's; at least one of each that has any. The same
   * photos for every recipe, and a smaller share's are among a larger one's.
   *
   * @param rows to take from
   * @param share in (0, 1]
   * @param label the class to thin out; -1 means all
   * @param seed of the choice
   */
  public int[] thinned(int[] rows, double share, int label, long seed) {
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < classes(); k++) {
      int of = k;
      int[] mine = IntStream.of(rows).filter(row -> labels.get(row) == of).toArray();
      boolean whole = label >= 0 && label != k;
      int count = whole ? mine.length : (int) Math.max(1, Math.round(share * mine.length));
      IntStream.of(mine)
          .boxed()
          .sorted(java.util.Comparator.comparingLong(row -> CounterRandom.key(seed, 41, row)))
          .limit(count)
          .forEach(kept::add);
    }
    return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
