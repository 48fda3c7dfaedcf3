package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.features.FeatureMatrix;
import graft.core.random.CounterRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final int FEATURES = 60;

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

  @Test
  void copies_come_first_the_nearest_before_all() {
    List<Neighbours.Pair> pairs = Neighbours.nearest(features(500, 10));
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
  void of_many_photos_they_are_found_among_those_near_a_pivot() {
    List<Neighbours.Pair> pairs = Neighbours.nearest(features(10_500, 40));
    assertThat(pairs.subList(0, 40))
        .filteredOn(pair -> pair.first() == 7 * (pair.second() - 10_460))
        .hasSizeGreaterThan(36);
  }

  @Test
  void fewer_than_two_have_no_neighbours() {
    assertThat(Neighbours.nearest(FeatureMatrix.ofRows(new float[0][]))).isEmpty();
    assertThat(Neighbours.nearest(features(1, 0))).isEmpty();
    assertThat(Neighbours.nearest(features(2, 0))).hasSize(1);
  }
}
