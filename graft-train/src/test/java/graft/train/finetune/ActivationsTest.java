package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.scratch.Scratch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsTest {
  @TempDir Path dir;

  @Test
  void rows_of_a_scratch_file_come_back_as_halves() {
    try (Scratch scratch = Scratch.in(dir)) {
      ScratchActivations rows = ScratchActivations.of(scratch, 3, 2);
      rows.put(2, new float[] {0.5f, 70_000});
      rows.put(0, new float[] {-2.5f, 1024});
      short[] row = new short[3];
      rows.copy(2, row, 1);
      assertThat(row[0]).isZero();
      assertThat(Float.float16ToFloat(row[1])).isEqualTo(0.5f);
      assertThat(Float.float16ToFloat(row[2])).isInfinite();
      rows.copy(0, row, 0);
      assertThat(Float.float16ToFloat(row[0])).isEqualTo(-2.5f);
      assertThat(Float.float16ToFloat(row[1])).isEqualTo(1024);
      assertThat(rows.numbers()).isEqualTo(2);
      assertThatThrownBy(() -> rows.put(0, new float[3])).hasMessageContaining("2 numbers, got 3");
    }
  }

  @Test
  void chosen_rows_stand_in_their_own_order() {
    ScratchActivations all = ScratchActivations.of(Scratch.onHeap(), 4, 1);
    for (int row = 0; row < 4; row++) {
      all.put(row, new float[] {row});
    }
    Activations chosen = all.rows(new long[] {3, 1, 3});
    short[] numbers = new short[3];
    for (int row = 0; row < 3; row++) {
      chosen.copy(row, numbers, row);
    }
    assertThat(chosen.numbers()).isEqualTo(1);
    assertThat(numbers)
        .containsExactly(Float.floatToFloat16(3), Float.floatToFloat16(1), Float.floatToFloat16(3));
    assertThatThrownBy(() -> chosen.copy(3, numbers, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
