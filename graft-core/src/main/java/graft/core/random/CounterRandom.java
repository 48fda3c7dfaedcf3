package graft.core.random;

/**
 * Random numbers without a state: the same key gives the same number, in any order, on any number
 * of threads. A number is the SplitMix64 finaliser (Steele, Lea and Flood 2014) folded over the
 * words of its key.
 *
 * <p>A key is refined word by word, the coarse parts once, the fine part in the loop:
 *
 * <pre>{@code
 * long epochKey = CounterRandom.key(seed, trial, epoch);
 * double u = CounterRandom.uniform(CounterRandom.with(epochKey, photo));
 * }</pre>
 */
public final class CounterRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** The key made of these words; their order matters. */
  public static long key(long... words) {
    long key = 0;
    for (long word : words) {
      key = with(key, word);
    }
    return key;
  }

  /** The key refined by one more word. */
  public static long with(long key, long word) {
    return mix((key ^ mix(word + GOLDEN)) + GOLDEN);
  }

  /** A number in [0, 1) with 53 random bits. */
  public static double uniform(long key) {
    return (key >>> 11) * 0x1.0p-53;
  }

  /** A permutation of 0..n-1 (Fisher-Yates), the same for the same key. */
  public static int[] permutation(int n, long key) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = (int) Math.unsignedMultiplyHigh(with(key, i), i + 1L);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** The SplitMix64 finaliser: a bijection of 64 bits in which every bit depends on every bit. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
