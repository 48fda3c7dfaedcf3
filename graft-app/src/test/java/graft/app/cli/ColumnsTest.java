package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void chinese_japanese_and_korean_characters_and_emoji_take_two_columns() {
    assertThat(Columns.width("rose")).isEqualTo(4);
    assertThat(Columns.width("玫瑰")).isEqualTo(4);
    assertThat(Columns.width("バラー・")).isEqualTo(8);
    assertThat(Columns.width("장미")).isEqualTo(4);
    assertThat(Columns.width("，。")).isEqualTo(4);
    assertThat(Columns.width("\ud840\udc00")).isEqualTo(2); // beyond the basic plane
    assertThat(Columns.width("\ud83c\udf39")).isEqualTo(2); // a rose
  }

  @Test
  void accents_take_none_and_narrow_forms_one() {
    assertThat(Columns.width("e\u0301")).isEqualTo(1);
    assertThat(Columns.width("é")).isEqualTo(1);
    assertThat(Columns.width("ﾊﾞﾗ")).isEqualTo(3);
    assertThat(Columns.width("Роза")).isEqualTo(4);
  }

  @Test
  void text_begins_and_numbers_end_on_one_line() {
    assertThat(
            Columns.align(
                List.of(List.of("玫瑰-1", "9.5", "x"), List.of("leaves-12", "10.5", "")),
                Set.of(0, 2)))
        .containsExactly("玫瑰-1      9.5  x", "leaves-12  10.5");
  }

  @Test
  void pads_to_columns_and_not_to_characters() {
    assertThat(Columns.padded("雏菊", 6)).isEqualTo("雏菊  ");
    assertThat(Columns.padded("daisy", 6)).isEqualTo("daisy ");
    assertThat(Columns.paddedLeft("精确率", 8)).isEqualTo("  精确率");
  }

  @Test
  void leaves_what_is_wider_as_it_is() {
    assertThat(Columns.padded("蒲公英", 5)).isEqualTo("蒲公英");
    assertThat(Columns.paddedLeft("蒲公英", 0)).isEqualTo("蒲公英");
    assertThat(Columns.padded("", 0)).isEmpty();
  }
}
