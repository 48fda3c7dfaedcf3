package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTest {
  @ParameterizedTest
  @CsvSource({
    "patient_{group}_*, sick/patient_12_03.png, 12",
    "patient_{group}_*, sick/patient_12_03_b.png, 12",
    "patient_{group}_*, sick/doctor_12_03.png, ''",
    "{group}_*, a/exp3_num_44.jpg, exp3",
    "{group}-??.jpg, a/cow-7-12.jpg, cow-7",
    "*/{group}/*, well/plant 5/1.jpg, plant 5",
    "*/{group}/*, well/1.jpg, ''",
    "(.*)_\\d+\\.png, sick/patient_12_03.png, patient_12",
    "a.b_{group}.jpg, x/a.b_7.jpg, 7",
    "a.b_{group}.jpg, x/aXb_7.jpg, ''"
  })
  void a_pattern_says_where_the_group_stands(String pattern, String path, String group) {
    assertThat(new Grouping(pattern).groupOf(path).orElse("")).isEqualTo(group);
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient_*", "(a)(b)", "{group}_{group}", "([a", "*"})
  void what_names_no_single_group_is_refused(String pattern) {
    assertThatThrownBy(() -> new Grouping(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'")
        .hasMessageContaining("(--group-by)");
  }

  @Test
  void without_a_pattern_there_are_no_groups() {
    assertThat(Grouping.NONE.isNone()).isTrue();
    assertThat(new Grouping("{group}_*").isNone()).isFalse();
  }
}
