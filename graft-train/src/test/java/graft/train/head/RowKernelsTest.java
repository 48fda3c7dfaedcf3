package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKernelsTest {

  @Test
  void exp_is_within_three_units_in_the_last_place_from_minus_59_to_0() {
    // every 997th float of the range, and the neighbours of every multiple of ln 2 / 2
    int last = Float.floatToIntBits(-59f);
    float[] block = new float[1024];
    double worst = 0;
    int bits = Float.floatToIntBits(-0f);
    while (bits <= last) {
      for (int j = 0; j < block.length; j++, bits += 997) {
        block[j] = Float.intBitsToFloat(Math.min(bits, last));
      }
      worst = Math.max(worst, worstError(block));
    }
    for (int half = 0; half < 170; half++) {
      float x = (float) (-half * Math.log(2) / 2);
      for (int j = 0; j < 64; j++) {
        block[j] = Math.max(-59, Math.min(0, x + (j - 32) * Math.ulp(x)));
      }
      worst = Math.max(worst, worstError(block));
    }
    assertThat(worst).isLessThanOrEqualTo(3);
  }

  @Test
  void exp_of_zero_is_one_and_what_is_next_to_nothing_becomes_nothing() {
    float[] values = {
      0, -0f, RowKernels.NOTHING, -87, -88, -1e30f, Float.NEGATIVE_INFINITY, Float.NaN
    };
    RowKernels.exp(values);
    assertThat(values[0]).isEqualTo(1);
    assertThat(values[1]).isEqualTo(1);
    for (int j = 2; j < 7; j++) {
      assertThat(values[j]).isZero();
    }
    assertThat(values[7]).isNaN();
  }

  @Test
  void adds_rows_times_factors() {
    Seeds.each(
        50,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          int rows = RowKernels.UNROLL * (1 + random.nextInt(5));
          int columns = 1 + random.nextInt(40);
          float[] factors = gaussian(random, rows);
          float[][] values = new float[rows][];
          for (int r = 0; r < rows; r++) {
            values[r] = gaussian(random, columns);
          }
          float[] out = gaussian(random, columns);
          double[] expected = new double[columns];
          for (int c = 0; c < columns; c++) {
            expected[c] = out[c];
            for (int r = 0; r < rows; r++) {
              expected[c] += (double) factors[r] * values[r][c];
            }
          }
          RowKernels.addProducts(out, factors, values);
          for (int c = 0; c < columns; c++) {
            assertThat((double) out[c]).isCloseTo(expected[c], within(2e-5));
          }
        });
  }

  @Test
  void a_column_has_the_same_bits_however_many_stand_beside_it() {
    SplittableRandom random = new SplittableRandom(4);
    float[] factors = gaussian(random, 24);
    float[][] wide = new float[24][];
    for (int r = 0; r < 24; r++) {
      wide[r] = gaussian(random, 333);
    }
    float[] all = new float[333];
    for (int round = 0; round < 3000; round++) { // long enough to be compiled
      all = new float[333];
      RowKernels.addProducts(all, factors, wide);
    }
    for (int columns = 1; columns < 333; columns += 7) {
      float[][] narrow = new float[24][];
      for (int r = 0; r < 24; r++) {
        narrow[r] = java.util.Arrays.copyOfRange(wide[r], 333 - columns, 333);
      }
      float[] out = new float[columns];
      RowKernels.addProducts(out, factors, narrow);
      assertThat(out).isEqualTo(java.util.Arrays.copyOfRange(all, 333 - columns, 333));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 64, 65, 128, 129, 320})
  void rows_of_all_lengths_have_the_bits_of_one_number_after_the_other(int columns) {
    SplittableRandom random = new SplittableRandom(columns);
    float[] factors = gaussian(random, 24);
    float[][] rows = new float[24][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = gaussian(random, columns);
    }
    float[] out = gaussian(random, columns);
    float[] expected = out.clone();
    for (int c = 0; c < columns; c++) {
      for (int first = 0; first < rows.length; first += RowKernels.UNROLL) {
        float sum = factors[first] * rows[first][c];
        for (int r = first + 1; r < first + RowKernels.UNROLL; r++) {
          sum += factors[r] * rows[r][c];
        }
        expected[c] += sum;
      }
    }
    RowKernels.addProducts(out, factors, rows);
    assertThat(out).isEqualTo(expected);
  }

  @Test
  void many_results_at_once_have_the_bits_of_each_by_itself() {
    Seeds.each(
        20,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          int results = 1 + random.nextInt(50);
          int columns = 1 + random.nextInt(40);
          float[][] rows = rows(random, RowKernels.UNROLL * (1 + random.nextInt(5)), columns);
          float[][] factors = rows(random, results, rows.length);
          float[][] outs = rows(random, results, columns);
          float[][] expected = new float[results][];
          for (int i = 0; i < results; i++) {
            expected[i] = outs[i].clone();
            RowKernels.addProducts(expected[i], factors[i], rows);
          }
          RowKernels.addProducts(outs, factors, rows);
          assertThat(outs).isDeepEqualTo(expected);
        });
  }

  @Test
  void turns_eight_rows_into_columns() {
    float[][] rows = rows(new SplittableRandom(1), 16, 5);
    float[][] turned = new float[5][16];
    RowKernels.turnEight(rows, 8, turned);
    for (int j = 0; j < 5; j++) {
      for (int r = 0; r < 16; r++) {
        assertThat(turned[j][r]).isEqualTo(r < 8 ? 0 : rows[r][j]);
      }
    }
  }

  @Test
  void rectifies_and_lets_gradients_pass_where_something_is_active() {
    float[] values = {-1, 0, 2, -0.5f, 3};
    RowKernels.rectify(values);
    assertThat(values).containsExactly(0, 0, 2, 0, 3);
    float[] gradient = {1, 2, 3, Float.NaN, -5};
    RowKernels.passWhereActive(gradient, 2, values);
    assertThat(gradient).containsExactly(0, 0, 6, 0, -10);
  }

  private static float[][] rows(SplittableRandom random, int rows, int columns) {
    float[][] values = new float[rows][];
    for (int r = 0; r < rows; r++) {
      values[r] = gaussian(random, columns);
    }
    return values;
  }

  private static double worstError(float[] values) {
    float[] got = values.clone();
    RowKernels.exp(got);
    double worst = 0;
    for (int j = 0; j < values.length; j++) {
      double exact = StrictMath.exp(values[j]);
      worst = Math.max(worst, Math.abs(got[j] - exact) / Math.ulp((float) exact));
    }
    return worst;
  }

  private static float[] gaussian(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int j = 0; j < count; j++) {
      values[j] = (float) random.nextGaussian();
    }
    return values;
  }
}
