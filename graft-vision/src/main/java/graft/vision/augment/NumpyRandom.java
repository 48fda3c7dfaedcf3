package graft.vision.augment;

/**
 * The numbers of {@code numpy.random.seed} and what is drawn after it: the Mersenne Twister MT19937
 * (Matsumoto and Nishimura 1998) with numpy's legacy ways to make numbers of its words. It has a
 * state, and is here only to replay what Keras drew.
 */
final class NumpyRandom {
  private static final int WORDS = 624;
  private static final int AHEAD = 397;
  private static final int HIGHEST = 0x80000000;
  private static final int TWIST = 0x9908b0df;

  private final int[] state = new int[WORDS];
  private int next = WORDS;

  /**
   * As after {@code numpy.random.seed(seed)}.
   *
   * @param seed 0 to 2^32 - 1
   */
  NumpyRandom(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException(
          "A seed of numpy lies between 0 and 2^32 - 1, got " + seed);
    }
    state[0] = (int) seed;
    for (int i = 1; i < WORDS; i++) {
      int last = state[i - 1];
      state[i] = 1812433253 * (last ^ (last >>> 30)) + i;
    }
  }

  /** 32 random bits. */
  private int word() {
    if (next == WORDS) {
      turn();
    }
    int word = state[next++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  private void turn() {
    for (int i = 0; i < WORDS; i++) {
      int joined = (state[i] & HIGHEST) | (state[(i + 1) % WORDS] & ~HIGHEST);
      state[i] = state[(i + AHEAD) % WORDS] ^ (joined >>> 1) ^ (-(joined & 1) & TWIST);
    }
    next = 0;
  }

  /** {@code random()}: in [0, 1) with 53 bits. */
  double random() {
    double high = word() >>> 5;
    double low = word() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** {@code uniform(low, high)}. */
  double uniform(double low, double high) {
    return low + (high - low) * random();
  }

  /** {@code choice(n)}: 0 to n-1. Of one there is nothing to choose, and nothing is drawn. */
  int choice(int n) {
    return n == 1 ? 0 : upTo(n - 1);
  }

  /** {@code permutation(n)}. */
  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = upTo(i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** 0 to {@code most}, drawn again where the bits say more. */
  private int upTo(int most) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(most);
    int drawn = word() & mask;
    while (drawn > most) {
      drawn = word() & mask;
    }
    return drawn;
  }
}
