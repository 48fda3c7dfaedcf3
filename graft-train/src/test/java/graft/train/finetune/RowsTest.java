package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
  private final Rows rows = new Rows(Collections.nCopies(40, 1), List.of(0, 1, 1), 3);

  @TempDir Path folder;

  @Test
  void gives_every_view_and_photo_a_row_of_its_own() {
    Set<Long> seen = new HashSet<>();
    for (int photo = 0; photo < 40; photo++) {
      for (int view = 0; view < 3; view++) {
        seen.add(rows.train(photo, view));
      }
    }
    for (int photo = 0; photo < 3; photo++) {
      seen.add(rows.validation(photo));
    }
    assertThat(rows.count()).isEqualTo(123);
    assertThat(seen).hasSize(123).allMatch(row -> row >= 0 && row < 123);
  }

  @Test
  void shows_every_photo_once_an_epoch_and_all_its_views_in_turn() {
    Set<List<Integer>> orders = new HashSet<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] order = rows.order(7, epoch);
      assertThat(order).doesNotHaveDuplicates().hasSize(40);
      orders.add(java.util.Arrays.stream(order).boxed().toList());
    }
    assertThat(orders).hasSize(3);
    Set<Integer> first = new HashSet<>();
    for (int photo = 0; photo < 40; photo++) {
      Set<Integer> views = new HashSet<>();
      for (int epoch = 0; epoch < 3; epoch++) {
        views.add(rows.view(7, epoch, photo));
      }
      assertThat(views).containsExactlyInAnyOrder(0, 1, 2);
      first.add(rows.view(7, 0, photo));
    }
    assertThat(first).as("photos do not march in step").containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void wants_photos_for_both() {
    assertThatThrownBy(() -> new Rows(List.of(), List.of(1), 1))
        .hasMessageContaining("got 0, 1, 1");
    assertThatThrownBy(() -> new Rows(List.of(1), List.of(1), 0))
        .hasMessageContaining("got 1, 1, 0");
  }

  @Test
  void activations_come_back_as_halves() throws IOException {
    Path file = folder.resolve("activations");
    try (ActivationFile activations = ActivationFile.open(file, 3, 2)) {
      activations.put(2, new float[] {0.1f, 70_000});
      activations.put(0, new float[] {-2.5f, 6});
      activations.force();
    }
    assertThat(Files.size(file)).isEqualTo(ActivationFile.bytes(3, 2));
    try (ActivationFile activations = ActivationFile.open(file, 3, 2)) {
      short[] row = new short[5];
      activations.copy(2, row, 1);
      assertThat(Float.float16ToFloat(row[1])).isCloseTo(0.1f, within(1e-4f));
      assertThat(Float.float16ToFloat(row[2])).isInfinite();
      activations.copy(0, row, 0);
      assertThat(Float.float16ToFloat(row[0])).isEqualTo(-2.5f);
      activations.copy(1, row, 0);
      assertThat(row[0]).isZero();
      assertThatThrownBy(() -> activations.put(0, new float[3]))
          .hasMessageContaining("2 numbers, got 3");
    }
  }

  @Test
  void the_rate_rises_and_then_falls_to_nothing() {
    RateSchedule schedule = RateSchedule.of(100, 0.1);
    double last = 0;
    for (int step = 0; step < 10; step++) {
      assertThat(schedule.at(step)).isGreaterThan(last).isLessThan(1);
      last = schedule.at(step);
    }
    assertThat(schedule.at(10)).isEqualTo(1);
    assertThat(schedule.at(55)).isCloseTo(0.5, within(1e-9));
    assertThat(schedule.at(99)).isBetween(0.0, 0.001);
    assertThat(RateSchedule.of(1, 0.1).at(0)).isEqualTo(1);
  }
}
