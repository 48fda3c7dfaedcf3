package graft.train.finetune;

import graft.core.random.CounterRandom;
import java.util.List;

/**
 * Which rows of the activations are whose.
 *
 * @param train labels of the photos to learn from, whose views come first: row {@code views · photo
 *     + view}
 * @param validation labels of the photos to validate on, one row each, behind them
 * @param views of a photo to learn from, 1 or more
 */
public record Rows(List<Integer> train, List<Integer> validation, int views) {
  /** What a random number is for: the order of photos, and each photo's first view. */
  private static final int ORDER = 51;

  private static final int FIRST_VIEW = 52;

  public Rows {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    if (views < 1 || train.isEmpty() || validation.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be photos to learn from and to validate on, and a view, got %d, %d, %d"
              .formatted(train.size(), validation.size(), views));
    }
  }

  /** All rows. */
  public long count() {
    return (long) train.size() * views + validation.size();
  }

  /** The row of a photo to learn from. */
  public long train(int photo, int view) {
    return (long) photo * views + view;
  }

  /** The row of a photo to validate on. */
  public long validation(int photo) {
    return (long) train.size() * views + photo;
  }

  /** The photos to learn from in an epoch's order. */
  int[] order(long seed, int epoch) {
    return CounterRandom.permutation(train.size(), CounterRandom.key(seed, ORDER, epoch));
  }

  /** The view of a photo in an epoch: all of them in turn, each photo from one of its own. */
  int view(long seed, int epoch, int photo) {
    long first = CounterRandom.key(seed, FIRST_VIEW, photo) >>> 1;
    return (int) ((first + epoch) % views);
  }
}
