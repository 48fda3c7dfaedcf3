package graft.core.doctor;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/*
 * 1. Each photo's features, less the mean of all, are projected onto 128 random directions, which
 *    keeps distances to about a tenth (Johnson and Lindenstrauss 1984; Achlioptas 2003,
 *    "Database-friendly random projections"), and brought to length one.
 * 2. Up to 10,000 photos, each is set against all. Of more, one photo in a thousand is a pivot;
 *    a photo lives with its nearest pivot and is set against those who live with either of its
 *    two nearest. So the work grows with n times n/1000, not with n times n.
 * 3. The three nearest of each are measured again on all features.
 */
/** Photos whose features are nearest, by cosine distance. */
public final class Neighbours {
  private static final int ALL = 10_000;
  private static final int A_PIVOT = 1_000;
  private static final int NEAREST = 3;
  private static final int BLOCK = 256;
  private static final long PIVOTS = 52;

  private final Projected projected;

  private Neighbours(Projected projected) {
    this.projected = projected;
  }

  /**
   * Two rows.
   *
   * @param first the lower one
   * @param second the higher one
   * @param distance 1 less the cosine of their features, each less the mean of all rows
   */
  public record Pair(int first, int second, double distance) {}

  /** Each row with its nearest others, the nearest pairs first. */
  public static List<Pair> nearest(FeatureMatrix features) {
    return features.rows() < 2 ? List.of() : new Neighbours(Projected.of(features)).pairs();
  }

  private List<Pair> pairs() {
    int[][] nearest = new int[projected.rows()][];
    Arrays.setAll(nearest, row -> new int[0]);
    int[][] homes = homes();
    int pivots = 1 + IntStream.range(0, homes.length).map(row -> homes[row][0]).max().orElse(0);
    for (int pivot = 0; pivot < pivots; pivot++) {
      int home = pivot;
      int[] living = rows(row -> homes[row][0] == home);
      int[] asking = rows(row -> homes[row][0] == home || homes[row][1] == home);
      compare(asking, living, nearest);
    }
    Set<Pair> pairs = new HashSet<>();
    for (int row = 0; row < nearest.length; row++) {
      for (int other : nearest[row]) {
        int first = Math.min(row, other);
        int second = Math.max(row, other);
        pairs.add(new Pair(first, second, projected.distance(first, second)));
      }
    }
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble(Pair::distance)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second))
        .toList();
  }

  private int[] rows(IntPredicate wanted) {
    return IntStream.range(0, projected.rows()).filter(wanted).toArray();
  }

  /** The two nearest pivots of each row, the nearer first. */
  private int[][] homes() {
    int rows = projected.rows();
    int[][] homes = new int[rows][2];
    if (rows <= ALL) {
      return homes;
    }
    int[] pivots =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingLong(row -> CounterRandom.key(PIVOTS, row)))
            .limit(rows / A_PIVOT)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int row = 0; row < rows; row++) {
      double best = -2;
      double second = -2;
      for (int pivot = 0; pivot < pivots.length; pivot++) {
        double cosine = projected.cosine(row, pivots[pivot]);
        if (cosine > best) {
          second = best;
          homes[row][1] = homes[row][0];
          best = cosine;
          homes[row][0] = pivot;
        } else if (cosine > second) {
          second = cosine;
          homes[row][1] = pivot;
        }
      }
    }
    return homes;
  }

  /** Sets each of those who ask against those who live there, and keeps its three nearest. */
  private void compare(int[] asking, int[] living, int[][] nearest) {
    for (int from = 0; from < living.length; from += BLOCK) {
      int[] block = Arrays.copyOfRange(living, from, Math.min(living.length, from + BLOCK));
      float[][] columns = projected.columns(block);
      float[] cosines = new float[block.length];
      for (int row : asking) {
        projected.multiply(row, columns, cosines);
        nearest[row] = nearest(row, nearest[row], block, cosines);
      }
    }
  }

  private int[] nearest(int row, int[] soFar, int[] block, float[] cosines) {
    float least = soFar.length < NEAREST ? -2 : projected.cosine(row, soFar[NEAREST - 1]);
    int[] kept = soFar;
    for (int i = 0; i < block.length; i++) {
      if (cosines[i] > least && block[i] != row && !contains(kept, block[i])) {
        kept =
            IntStream.concat(Arrays.stream(kept), IntStream.of(block[i]))
                .boxed()
                .sorted(
                    Comparator.comparingDouble((Integer other) -> -projected.cosine(row, other)))
                .limit(NEAREST)
                .mapToInt(Integer::intValue)
                .toArray();
        least = kept.length < NEAREST ? -2 : projected.cosine(row, kept[NEAREST - 1]);
      }
    }
    return kept;
  }

  private static boolean contains(int[] values, int value) {
    return IntStream.of(values).anyMatch(v -> v == value);
  }
}
