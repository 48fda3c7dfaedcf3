package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  private static final int SIZE = 48;

  /** A = B Bᵀ + I has A x = b for the x that b was made of. */
  @Test
  void solves_a_system_of_equations() {
    SplittableRandom draw = new SplittableRandom(1);
    float[][] a = positive(draw);
    float[] truth = new float[SIZE];
    float[] b = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      truth[i] = (float) draw.nextDouble(-1, 1);
    }
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        b[i] += a[i][j] * truth[j];
      }
    }
    float[] x = Cholesky.of(half(a)).orElseThrow().solve(b);
    for (int i = 0; i < SIZE; i++) {
      assertThat(x[i]).as("x[%d]", i).isCloseTo(truth[i], within(1e-3f));
    }
  }

  @Test
  void a_matrix_that_is_not_positive_definite_has_none() {
    float[][] a = positive(new SplittableRandom(2));
    a[20][20] = -1;
    assertThat(Cholesky.of(half(a))).isEmpty();
    float[][] lost = positive(new SplittableRandom(2));
    lost[5][3] = Float.NaN;
    assertThat(Cholesky.of(half(lost))).isEmpty();
  }

  /** What is right of the diagonal must not matter. */
  private static float[][] half(float[][] whole) {
    float[][] half = Cholesky.half(whole.length);
    for (int i = 0; i < half.length; i++) {
      for (int j = 0; j < half[i].length; j++) {
        half[i][j] = j <= i ? whole[i][j] : 77;
      }
    }
    return half;
  }

  private static float[][] positive(SplittableRandom draw) {
    float[][] b = new float[SIZE][SIZE];
    for (float[] row : b) {
      for (int j = 0; j < SIZE; j++) {
        row[j] = (float) draw.nextDouble(-1, 1);
      }
    }
    float[][] a = new float[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        for (int k = 0; k < SIZE; k++) {
          a[i][j] += b[i][k] * b[j][k];
        }
      }
      a[i][i] += 1;
    }
    return a;
  }
}
