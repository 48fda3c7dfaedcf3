package graft.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeatureMatrixTest {

  @Test
  void holds_a_row_a_photo() {
    FeatureMatrix matrix = FeatureMatrix.ofRows(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(matrix.rows()).isEqualTo(2);
    assertThat(matrix.columns()).isEqualTo(3);
    assertThat(matrix.at(1, 2)).isEqualTo(6);
    float[] target = new float[5];
    matrix.copyRow(1, target, 2);
    assertThat(target).containsExactly(0, 0, 4, 5, 6);
  }

  @Test
  void may_be_empty() {
    FeatureMatrix nothing = FeatureMatrix.ofRows(new float[0][]);
    assertThat(nothing.rows()).isZero();
    assertThat(nothing.columns()).isZero();
  }

  @Test
  void rejects_rows_of_different_lengths() {
    assertThatThrownBy(() -> FeatureMatrix.ofRows(new float[][] {{1, 2}, {1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Every row must have 2 numbers, row 1 has 1");
  }
}
