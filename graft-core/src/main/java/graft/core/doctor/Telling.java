package graft.core.doctor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a trait tells a class from the others, judged on photos that the rule was not made of.
 *
 * @param balancedAccuracy the mean of the share of the class that the rule takes for it, and of the
 *     share of the others that it does not; 0.5 is chance
 * @param value what the class is told by: the commonest name, or a bound such as "above 0.52"
 * @param ofClass the share of the class's photos that have it
 * @param ofOthers the share of the others that have it
 */
record Telling(double balancedAccuracy, String value, double ofClass, double ofOthers) {

  /** Whether each photo is of the class goes with the photos. */
  static Telling of(Trait trait, List<Examined> photos, boolean[] isOfClass) {
    return trait.isNumber() ? byBound(trait, photos, isOfClass) : byName(trait, photos, isOfClass);
  }

  /** A photo is taken for the class where its name is commoner in the class, itself left out. */
  private static Telling byName(Trait trait, List<Examined> photos, boolean[] isOfClass) {
    Map<String, int[]> counts = new HashMap<>(); // of the others, of the class
    int[] all = new int[2];
    for (int i = 0; i < isOfClass.length; i++) {
      int of = isOfClass[i] ? 1 : 0;
      counts.computeIfAbsent(trait.name(photos.get(i)), k -> new int[2])[of]++;
      all[of]++;
    }
    int[] right = new int[2];
    for (int i = 0; i < isOfClass.length; i++) {
      int of = isOfClass[i] ? 1 : 0;
      int[] alike = counts.getOrDefault(trait.name(photos.get(i)), new int[2]);
      double theirs = (alike[0] - (1 - of)) / (double) Math.max(1, all[0] - (1 - of));
      double own = (alike[1] - of) / (double) Math.max(1, all[1] - of);
      right[of] += (own > theirs) == isOfClass[i] ? 1 : 0;
    }
    String value =
        counts.entrySet().stream()
            .max(Comparator.comparingDouble(e -> gain(e.getValue(), all)))
            .orElseThrow()
            .getKey();
    int[] alike = counts.getOrDefault(value, new int[2]);
    return new Telling(
        balanced(right, all),
        value,
        alike[1] / (double) all[1],
        alike[0] / (double) Math.max(1, all[0]));
  }

  private static double gain(int[] counts, int[] all) {
    return counts[1] / (double) all[1] - counts[0] / (double) Math.max(1, all[0]);
  }

  /** The best bound of every other photo judges the rest, and the other way round. */
  private static Telling byBound(Trait trait, List<Examined> photos, boolean[] isOfClass) {
    double[] values = photos.stream().mapToDouble(trait::number).toArray();
    int[] right = new int[2];
    int[] all = new int[2];
    for (int half = 0; half < 2; half++) {
      Bound bound = Bound.best(values, isOfClass, half);
      for (int i = 1 - half; i < values.length; i += 2) {
        int of = isOfClass[i] ? 1 : 0;
        all[of]++;
        right[of] += bound.holds(values[i]) == isOfClass[i] ? 1 : 0;
      }
    }
    Bound bound = Bound.best(values, isOfClass, -1);
    int[] within = new int[2];
    for (int i = 0; i < values.length; i++) {
      within[isOfClass[i] ? 1 : 0] += bound.holds(values[i]) ? 1 : 0;
    }
    return new Telling(
        balanced(right, all),
        bound.toString(),
        within[1] / (double) Math.max(1, all[1]),
        within[0] / (double) Math.max(1, all[0]));
  }

  private static double balanced(int[] right, int[] all) {
    return (right[0] / (double) Math.max(1, all[0]) + right[1] / (double) Math.max(1, all[1])) / 2;
  }

  /** Values on one side of a bound. */
  private record Bound(double at, boolean above) {
    boolean holds(double value) {
      return above ? value > at : value <= at;
    }

    /**
     * The bound of the best balanced accuracy.
     *
     * @param half every other value from 0 or 1; all where it is -1
     */
    static Bound best(double[] values, boolean[] isOfClass, int half) {
      Integer[] order =
          IntStream.range(0, values.length)
              .filter(i -> half < 0 || i % 2 == half)
              .boxed()
              .toArray(Integer[]::new);
      Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
      int[] all = new int[2];
      for (int i : order) {
        all[isOfClass[i] ? 1 : 0]++;
      }
      int[] below = new int[2];
      Bound best = new Bound(Double.POSITIVE_INFINITY, true);
      double most = 0;
      for (int k = 0; k + 1 < order.length; k++) {
        below[isOfClass[order[k]] ? 1 : 0]++;
        double low = values[order[k]];
        double high = values[order[k + 1]];
        double gain = gain(below, all);
        if (low < high && Math.abs(gain) > most) {
          most = Math.abs(gain);
          best = new Bound((low + high) / 2, gain < 0);
        }
      }
      return best;
    }

    @Override
    public String toString() {
      return (above ? "> " : "< ") + Numbers.short3(at);
    }
  }
}
