package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void a_wide_character_takes_two_columns() {
    assertThat(Text.columns("daisy")).isEqualTo(5);
    assertThat(Text.columns("雏菊")).isEqualTo(4);
    assertThat(Text.columns("ひなぎく")).isEqualTo(8);
    assertThat(Text.columns("데이지")).isEqualTo(6);
    assertThat(Text.columns("，（ａ）")).isEqualTo(8);
    assertThat(Text.columns("ｱｲｳ")).as("half width").isEqualTo(3);
    assertThat(Text.columns("🌷")).isEqualTo(2);
    assertThat(Text.columns("𠮷")).as("beyond the basic plane").isEqualTo(2);
  }

  @Test
  void an_accent_on_a_letter_takes_none() {
    assertThat(Text.columns("e\u0301clair")).isEqualTo(6);
    assertThat(Text.columns("éclair")).isEqualTo(6);
  }

  @Test
  void pads_to_columns_and_not_to_characters() {
    assertThat(Text.padded("雏菊", 6)).isEqualTo("雏菊  ");
    assertThat(Text.padded("daisy", 6)).isEqualTo("daisy ");
    assertThat(Text.paddedLeft("精确率", 8)).isEqualTo("  精确率");
  }

  @Test
  void leaves_what_is_wider_as_it_is() {
    assertThat(Text.padded("蒲公英", 5)).isEqualTo("蒲公英");
    assertThat(Text.paddedLeft("蒲公英", 0)).isEqualTo("蒲公英");
    assertThat(Text.padded("", 0)).isEmpty();
  }
}
