package graft.core.doctor;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;
import graft.core.scratch.Scratch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/*
 * 1. Each photo's features, less the mean of all, are projected onto 128 random directions, which
 *    keeps distances to about a tenth (Johnson and Lindenstrauss 1984; Achlioptas 2003,
 *    "Database-friendly random projections"), and brought to length one.
 * 2. Up to 10,000 photos, each is set against all. Of more, one photo in a thousand is a pivot;
 *    a photo lives with its nearest pivot and is set against those who live with either of its
 *    two nearest. So the work grows with n times n/1000, not with n times n.
 * 3. The three nearest of each are measured again on all features.
 *
 * A photo takes 20 bytes of the heap meanwhile: its three nearest and its two pivots.
 */
/** Photos whose features are nearest, by cosine distance. */
public final class Neighbours {
  private static final int ALL = 10_000;
  private static final int A_PIVOT = 1_000;
  private static final int NEAREST = 3;
  private static final int NONE = -1;
  private static final int BLOCK = 256;
  private static final long PIVOTS = 52;

  private static final Comparator<Pair> NEARER =
      Comparator.comparingDouble(Pair::distance)
          .thenComparingInt(Pair::first)
          .thenComparingInt(Pair::second);

  private final Projected projected;
  private final int[] nearest; // (rows, 3), the nearest first, then NONE

  private Neighbours(Projected projected) {
    this.projected = projected;
    this.nearest = new int[NEAREST * projected.rows()];
    Arrays.fill(nearest, NONE);
  }

  /**
   * Two rows.
   *
   * @param first the lower one
   * @param second the higher one
   * @param distance 1 less the cosine of their features, each less the mean of all rows
   */
  public record Pair(int first, int second, double distance) {}

  /**
   * Each row with its nearest others, the nearest pairs first.
   *
   * @param scratch for what each row takes
   * @param wanted which pairs count
   * @param most of those that are given, the nearest
   */
  public static List<Pair> nearest(
      FeatureMatrix features, Scratch scratch, Predicate<Pair> wanted, int most) {
    if (features.rows() < 2) {
      return List.of();
    }
    Neighbours neighbours = new Neighbours(Projected.of(features, scratch));
    neighbours.meet();
    return neighbours.pairs(wanted, most);
  }

  /** Finds the three nearest of each. */
  private void meet() {
    int[] homes = homes();
    int pivots = 1 + IntStream.of(homes).max().orElse(0);
    for (int pivot = 0; pivot < pivots; pivot++) {
      int home = pivot;
      int[] living = rows(row -> homes[2 * row] == home);
      int[] asking = rows(row -> homes[2 * row] == home || homes[2 * row + 1] == home);
      compare(asking, living);
    }
  }

  private int[] rows(IntPredicate wanted) {
    return IntStream.range(0, projected.rows()).filter(wanted).toArray();
  }

  /** The two nearest pivots of each row, (rows, 2), the nearer first. */
  private int[] homes() {
    int rows = projected.rows();
    int[] homes = new int[2 * rows];
    if (rows <= ALL) {
      return homes;
    }
    float[][] pivots = projected.columns(pivots(rows));
    float[] cosines = new float[pivots[0].length];
    for (int row = 0; row < rows; row++) {
      projected.multiply(row, pivots, cosines);
      double best = -2;
      double second = -2;
      for (int pivot = 0; pivot < cosines.length; pivot++) {
        if (cosines[pivot] > best) {
          second = best;
          homes[2 * row + 1] = homes[2 * row];
          best = cosines[pivot];
          homes[2 * row] = pivot;
        } else if (cosines[pivot] > second) {
          second = cosines[pivot];
          homes[2 * row + 1] = pivot;
        }
      }
    }
    return homes;
  }

  private static int[] pivots(int rows) {
    return IntStream.range(0, rows)
        .boxed()
        .sorted(Comparator.comparingLong(row -> CounterRandom.key(PIVOTS, row)))
        .limit(rows / A_PIVOT)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Sets each of those who ask against those who live there, and keeps its three nearest. */
  private void compare(int[] asking, int[] living) {
    for (int from = 0; from < living.length; from += BLOCK) {
      int[] block = Arrays.copyOfRange(living, from, Math.min(living.length, from + BLOCK));
      float[][] columns = projected.columns(block);
      float[] cosines = new float[block.length];
      for (int row : asking) {
        projected.multiply(row, columns, cosines);
        keepNearest(row, block, cosines);
      }
    }
  }

  private void keepNearest(int row, int[] block, float[] cosines) {
    float least = least(row);
    for (int i = 0; i < block.length; i++) {
      if (cosines[i] > least && block[i] != row && !isNear(row, block[i])) {
        insert(row, block[i]);
        least = least(row);
      }
    }
  }

  /** What another's cosine must be above to be kept. */
  private float least(int row) {
    int last = nearest[NEAREST * row + NEAREST - 1];
    return last == NONE ? -2 : projected.cosine(row, last);
  }

  /** Behind those that are as near. */
  private void insert(int row, int other) {
    float cosine = projected.cosine(row, other);
    int at = NEAREST * row;
    int last = at + NEAREST - 1;
    while (at < last && nearest[at] != NONE && projected.cosine(row, nearest[at]) >= cosine) {
      at++;
    }
    System.arraycopy(nearest, at, nearest, at + 1, last - at);
    nearest[at] = other;
  }

  private boolean isNear(int row, int other) {
    for (int i = NEAREST * row; i < NEAREST * (row + 1); i++) {
      if (nearest[i] == other) {
        return true;
      }
    }
    return false;
  }

  private List<Pair> pairs(Predicate<Pair> wanted, int most) {
    PriorityQueue<Pair> pairs = new PriorityQueue<>(NEARER.reversed()); // the furthest goes first
    for (int row = 0; row < projected.rows(); row++) {
      for (int i = NEAREST * row; i < NEAREST * (row + 1) && nearest[i] != NONE; i++) {
        if (row < nearest[i] || !isNear(nearest[i], row)) { // else the other one has it
          add(pairs, pair(row, nearest[i]), wanted, most);
        }
      }
    }
    return pairs.stream().sorted(NEARER).toList();
  }

  private Pair pair(int row, int other) {
    int first = Math.min(row, other);
    int second = Math.max(row, other);
    return new Pair(first, second, projected.distance(first, second));
  }

  private static void add(PriorityQueue<Pair> pairs, Pair pair, Predicate<Pair> wanted, int most) {
    if (wanted.test(pair)) {
      pairs.add(pair);
      if (pairs.size() > most) {
        pairs.remove();
      }
    }
  }
}
