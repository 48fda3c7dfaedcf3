package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.coach.ArticleLine;
import graft.core.coach.Effect;
import graft.core.photos.Problem;
import graft.core.study.Trial;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportWordsTest {
  private final ReportWords words = ReportWords.of(Locale.ROOT);

  @Test
  void fills_holes_once_so_that_values_may_look_like_holes() {
    assertThat(words.say("range", "low", "{high}", "high", "$1")).isEqualTo("{high} to $1");
  }

  @Test
  void one_thing_has_its_own_sentence() {
    assertThat(words.count("fact.photos", 1)).isEqualTo("1 photo");
    assertThat(words.count("fact.photos", 3120)).isEqualTo("3,120 photos");
  }

  @Test
  void names_what_is_missing() {
    assertThatThrownBy(() -> words.say("no.such")).hasMessageContaining("no.such");
    assertThatThrownBy(() -> words.say("range", "low", 1)).hasMessageContaining("{high}");
  }

  @Test
  void there_are_words_for_every_verdict_and_every_regulariser() {
    for (ArticleLine.Verdict verdict : ArticleLine.Verdict.values()) {
      assertThat(words.has("advice." + verdict.name().toLowerCase(Locale.ROOT))).isTrue();
    }
    for (Effect.Verdict verdict : Effect.Verdict.values()) {
      assertThat(words.has("effects." + verdict.name().toLowerCase(Locale.ROOT))).isTrue();
    }
    for (Regulariser kind : Regulariser.values()) {
      assertThat(kind.name(words)).isNotBlank();
    }
  }

  @Test
  void there_are_words_for_every_problem_and_every_round() {
    for (Problem.Kind kind : Problem.Kind.values()) {
      assertThat(words.has("problem." + kind)).as("%s", kind).isTrue();
      assertThat(words.has("problem." + kind + ".one")).as("%s", kind).isTrue();
      assertThat(words.has("problem." + kind + ".gloss")).as("%s", kind).isTrue();
    }
    for (Trial.Round round : Trial.Round.values()) {
      assertThat(words.has("round." + round.name().toLowerCase(Locale.ROOT))).isTrue();
    }
  }
}
