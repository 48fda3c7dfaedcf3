package graft.vision.augment;

import graft.core.augment.Range;
import graft.core.hash.Hash;
import graft.core.random.CounterRandom;

/** The numbers of one kind for one view: the same number for the same name, in any order. */
final class Draw {
  private final long key;

  private Draw(long key) {
    this.key = key;
  }

  /** The numbers of view {@code k} of these pixels for the kind with this purpose. */
  static Draw of(Hash pixels, int k, int purpose) {
    return new Draw(CounterRandom.key(pixels.a(), pixels.b(), k, purpose));
  }

  /** Numbers of a further attempt, or of one of many alike. */
  Draw again(int attempt) {
    return new Draw(CounterRandom.with(key, attempt));
  }

  /** In [0, 1). */
  double uniform(int name) {
    return CounterRandom.uniform(CounterRandom.with(key, name));
  }

  /** In [low, high). */
  double within(int name, Range range) {
    return range.at(uniform(name));
  }

  /** In [-range, range). */
  double about0(int name, double range) {
    return range * (2 * uniform(name) - 1);
  }

  /** 0 to n-1. */
  int below(int name, int n) {
    return (int) (n * uniform(name));
  }

  /** A permutation of 0 to n-1. */
  int[] order(int name, int n) {
    return CounterRandom.permutation(n, CounterRandom.with(key, name));
  }
}
