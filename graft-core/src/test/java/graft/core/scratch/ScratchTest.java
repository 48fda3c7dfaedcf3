package graft.core.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void gives_back_to_the_bit_what_was_put_into_tables_of_any_size() {
    for (Scratch each : List.of(Scratch.onHeap(), Scratch.in(folder))) {
      try (Scratch scratch = each) {
        List<FloatRows> tables = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          tables.add(scratch.floats(i % 7 == 0 ? 9000 : 1 + i, i % 7 == 0 ? 130 : 1 + i % 5));
        }
        IntStream.range(0, tables.size()).forEach(i -> fill(tables.get(i), i));
        IntStream.range(0, tables.size()).forEach(i -> check(tables.get(i), i));
      }
    }
  }

  private static void fill(FloatRows table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < table.rows(); row++) {
      table.put(row, drawn(random, table.columns()));
    }
  }

  private static void check(FloatRows table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] row = new float[table.columns() + 1];
    for (int i = 0; i < table.rows(); i++) {
      float[] expected = drawn(random, table.columns());
      table.copy(i, row, 1);
      assertThat(Arrays.mismatch(expected, Arrays.copyOfRange(row, 1, row.length)))
          .as("table %d, row %d", seed, i)
          .isEqualTo(-1);
      assertThat(table.at(i, table.columns() - 1)).isEqualTo(expected[table.columns() - 1]);
    }
  }

  /** Any bits but those of a signalling NaN, which processors may change. */
  private static float[] drawn(SplittableRandom random, int columns) {
    float[] row = new float[columns];
    for (int i = 0; i < columns; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      row[i] = Float.isNaN(any) ? -0f : any;
    }
    return row;
  }

  @Test
  void takes_several_rows_at_once_and_gives_some_in_another_order() {
    try (Scratch scratch = Scratch.in(folder)) {
      for (FloatRows table :
          List.of(
              scratch.floats(4, 2),
              FloatRows.of(new float[4][2]),
              FloatRows.of(2, new float[8]),
              FloatRows.of(new float[4][2]).chosen(0, 1, 2, 3))) {
        table.put(1, new float[] {1, 2, 3, 4, 5, 6});
        assertThat(rows(table.chosen(3, 0, 1))).isEqualTo("5 6, 0 0, 1 2");
        assertThat(rows(scratch.keep(table))).isEqualTo("0 0, 1 2, 3 4, 5 6");
        assertThatThrownBy(() -> table.put(0, new float[3]))
            .hasMessage("3 numbers do not fill rows of 2");
      }
    }
  }

  private static String rows(FloatRows table) {
    return String.join(
        ", ",
        IntStream.range(0, table.rows())
            .mapToObj(row -> "%.0f %.0f".formatted(table.at(row, 0), table.at(row, 1)))
            .toList());
  }

  @Test
  void keeps_bytes_too() {
    for (Scratch each : List.of(Scratch.onHeap(), Scratch.in(folder))) {
      try (Scratch scratch = each) {
        ByteRows table = scratch.bytes(3, 2);
        table.put(2, new byte[] {7, -1});
        byte[] row = new byte[3];
        table.copy(2, row);
        assertThat(row).containsExactly(7, -1, 0);
        assertThat(table.at(2, 1)).isEqualTo((byte) -1);
        assertThat(table.at(1, 1)).isZero();
      }
    }
  }

  @Test
  void keeps_doubles_to_the_bit() {
    for (Scratch each : List.of(Scratch.onHeap(), Scratch.in(folder))) {
      try (Scratch scratch = each) {
        DoubleRows table = scratch.doubles(3, 2);
        table.put(1, new double[] {0.1, -1e300});
        assertThat(table.row(1)).containsExactly(0.1, -1e300);
        assertThat(table.row(2)).containsExactly(0.0, 0.0);
        assertThat(table.rows()).isEqualTo(3);
        assertThatThrownBy(() -> table.put(0, new double[3]))
            .hasMessage("a row has 2 numbers, got 3");
      }
    }
  }

  @Test
  void does_not_copy_what_lies_in_a_file_already() {
    try (Scratch scratch = Scratch.in(folder)) {
      FloatRows table = scratch.floats(1, 1);
      assertThat(scratch.keep(table)).isSameAs(table);
      assertThat(scratch.keep(FloatRows.of(1, new float[1]))).isInstanceOf(MappedRows.class);
    }
  }

  @Test
  void leaves_nothing_behind_and_clears_up_after_a_process_that_was_killed() throws IOException {
    Path left = Files.write(folder.resolve(".graft-0000.scratch"), new byte[10]);
    Path other = Files.write(folder.resolve("features.db"), new byte[10]);
    try (Scratch scratch = Scratch.in(folder)) {
      FloatRows table = scratch.floats(1, 3);
      table.put(0, new float[] {1, 2, 3});
      assertThat(left).doesNotExist();
      try (Scratch another = Scratch.in(folder)) { // deletes what it takes for left behind
        another.floats(1, 3).put(0, new float[] {4, 5, 6});
        assertThat(table.at(0, 2)).isEqualTo(3);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(other);
    }
  }

  @Test
  void is_not_read_once_it_is_closed() {
    Scratch scratch = Scratch.in(folder);
    FloatRows table = scratch.floats(1, 1);
    scratch.close();
    assertThatThrownBy(() -> table.at(0, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void says_where_it_cannot_be_made() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> Scratch.in(nowhere))
        .isInstanceOf(ScratchException.class)
        .hasMessageContaining(nowhere.toString())
        .hasMessageContaining("--cache");
  }
}
