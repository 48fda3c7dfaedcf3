package graft.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogitsTest {

  @Test
  void holds_rows_of_classes() {
    Logits logits = Logits.of(2, new float[] {1, 2, 3, 4, 5, 6});
    assertThat(logits.rows()).isEqualTo(3);
    assertThat(logits.classes()).isEqualTo(2);
    assertThat(logits.row(1)).containsExactly(3, 4);
  }

  @Test
  void is_not_changed_from_outside() {
    float[] values = {1, 2};
    Logits logits = Logits.of(2, values);
    values[0] = 9;
    logits.toArray()[1] = 9;
    logits.row(0)[0] = 9;
    assertThat(logits.toArray()).containsExactly(1, 2);
  }

  @Test
  void rejects_values_that_do_not_fill_rows() {
    assertThatThrownBy(() -> Logits.of(3, new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 logits do not fill rows of 3 classes");
    assertThatThrownBy(() -> Logits.of(0, new float[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
