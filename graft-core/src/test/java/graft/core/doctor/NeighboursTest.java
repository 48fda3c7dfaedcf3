package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.Neighbours.Pair;
import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;
import graft.core.scratch.Scratch;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  private static final int FEATURES = 60;

  @TempDir Path folder;

  /** Random rows of which the last few are one of the first, changed a little. */
  private static FeatureMatrix features(int rows, int copies) {
    float[][] values = new float[rows][FEATURES];
    for (int row = 0; row < rows; row++) {
      boolean copy = row >= rows - copies;
      long seed = copy ? 7L * (row - rows + copies) : row;
      for (int f = 0; f < FEATURES; f++) {
        double noise = copy ? 0.05 * CounterRandom.uniform(CounterRandom.key(99, row, f)) : 0;
        values[row][f] = (float) (CounterRandom.uniform(CounterRandom.key(seed, f)) + noise);
      }
    }
    return FeatureMatrix.ofRows(values);
  }

  private static List<Pair> nearest(FeatureMatrix features) {
    return Neighbours.nearest(features, Scratch.onHeap(), pair -> true, Integer.MAX_VALUE);
  }

  @Test
  void copies_come_first_the_nearest_before_all() {
    List<Pair> pairs = nearest(features(500, 10));
    assertThat(pairs.subList(0, 10))
        .allSatisfy(
            pair -> {
              assertThat(pair.first()).isEqualTo(7 * (pair.second() - 490));
              assertThat(pair.distance()).isLessThan(0.05);
            });
    assertThat(pairs.get(10).distance()).isGreaterThan(0.2);
    assertThat(pairs).isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
  }

  @Test
  void are_the_three_nearest_of_every_row_wherever_its_numbers_lie() {
    FeatureMatrix features = features(300, 10);
    List<Pair> all = comparedWithAll(features);
    List<Pair> even = all.stream().filter(pair -> pair.first() % 2 == 0).toList();
    for (Scratch each : List.of(Scratch.onHeap(), Scratch.in(folder))) {
      try (Scratch scratch = each) {
        assertThat(Neighbours.nearest(features, scratch, pair -> true, 2_000)).isEqualTo(all);
        assertThat(Neighbours.nearest(features, scratch, pair -> pair.first() % 2 == 0, 50))
            .isEqualTo(even.subList(0, 50));
      }
    }
  }

  private static List<Pair> comparedWithAll(FeatureMatrix features) {
    Projected projected = Projected.of(features, Scratch.onHeap());
    Set<Pair> pairs = new HashSet<>();
    for (int i = 0; i < features.rows(); i++) {
      int row = i;
      IntStream.range(0, features.rows())
          .filter(other -> other != row)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer other) -> -projected.cosine(row, other)))
          .limit(3)
          .map(other -> List.of(Math.min(row, other), Math.max(row, other)))
          .forEach(
              two ->
                  pairs.add(
                      new Pair(
                          two.getFirst(),
                          two.getLast(),
                          projected.distance(two.getFirst(), two.getLast()))));
    }
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble(Pair::distance)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second))
        .toList();
  }

  @Test
  void of_many_photos_they_are_found_among_those_near_a_pivot() {
    List<Pair> pairs = nearest(features(10_500, 40));
    assertThat(pairs.subList(0, 40))
        .filteredOn(pair -> pair.first() == 7 * (pair.second() - 10_460))
        .hasSizeGreaterThan(36);
  }

  @Test
  void fewer_than_two_have_no_neighbours() {
    assertThat(nearest(FeatureMatrix.ofRows(new float[0][]))).isEmpty();
    assertThat(nearest(features(1, 0))).isEmpty();
    assertThat(nearest(features(2, 0))).hasSize(1);
  }
}
