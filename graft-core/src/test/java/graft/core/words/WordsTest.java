package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Sentence START =
      Sentence.of("study.start").with("count", 18).with("recipe", "rate 0.001").with("loss", "0.3");

  @Test
  void fills_every_hole_of_a_template() {
    assertThat(Words.english().say(START))
        .isEqualTo(
            "Tried the usual start and its neighbours (18 recipes): best so far rate 0.001, log"
                + " loss 0.3.");
  }

  @Test
  void takes_values_as_they_are() {
    assertThat(Words.english().say(START.with("recipe", "{loss} of {nobody}")))
        .contains("best so far {loss} of {nobody}, log loss 0.3");
  }

  @Test
  void does_not_mind_values_that_a_template_leaves_out() {
    assertThat(Words.english().say(START.with("trial", 7))).doesNotContain("7", "{");
  }

  @Test
  void says_which_value_is_missing() {
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.start").with("count", 18)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("study.start", "recipe");
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.start")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("study.start", "count");
  }

  @Test
  void says_which_template_is_missing() {
    assertThatThrownBy(() -> Words.english().say(Sentence.of("study.nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no message template called study.nothing");
  }

  @Test
  void a_sentence_keeps_its_values_in_order_and_to_itself() {
    Sentence sentence = Sentence.of("a").with("z", 1).with("b", 2).with("m", 3);
    assertThat(sentence.values().keySet()).containsExactly("z", "b", "m");
    assertThat(sentence.with("c", 4)).isNotEqualTo(sentence);
    assertThat(sentence.values()).hasSize(3).isUnmodifiable();
  }

  @Test
  void says_hyperparameters_in_the_language_of_the_day() {
    Sentence said = START.with("recipe", "learningRate=0.001 batchSize=32");
    assertThat(Words.english().say(said)).contains("best so far rate 0.001, batch 32, log loss");
    assertThat(Words.of(Language.CHINESE).say(said))
        .isEqualTo("先试了常用的起点及其邻近设置（18 组）：目前最好的是学习率 0.001、批大小 32，对数损失 0.3。");
  }

  @Test
  void a_locale_that_graft_does_not_speak_is_told_in_english() {
    assertThat(Words.of(Locale.JAPANESE).say(START)).isEqualTo(Words.english().say(START));
    assertThat(Words.of(Locale.ROOT).say(START)).isEqualTo(Words.english().say(START));
    assertThat(Words.of(Locale.TRADITIONAL_CHINESE).say(START)).contains("对数损失");
  }
}
