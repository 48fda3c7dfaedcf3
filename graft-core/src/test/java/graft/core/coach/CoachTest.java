package graft.core.coach;

import static graft.core.coach.Cases.RECIPE;
import static graft.core.coach.Cases.curve;
import static graft.core.coach.Cases.effect;
import static graft.core.coach.Cases.rules;
import static graft.core.coach.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.coach.Effect.Verdict;
import graft.core.coach.Finding.Kind;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoachTest {
  @Test
  void has_nothing_to_say_of_a_healthy_recipe() {
    assertThat(Coach.look(Cases.healthy())).isEmpty();
  }

  @Test
  void the_largest_gain_comes_first_whatever_its_rule() {
    Effect rate = effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.0001), -0.3, 0.009);
    Effect dropout = effect(Knob.DROPOUT, RECIPE.withDropout(0), -0.2, 0.0001);
    Effect batch = effect(Knob.BATCH_SIZE, RECIPE.withBatchSize(128), -0.1, 0.0001);
    List<String> expected = List.of("rateTooHigh", "regularisedTooMuch", "batchTooSmall");
    assertThat(rules(with(rate, dropout, batch))).isEqualTo(expected);
    assertThat(rules(with(batch, dropout, rate))).isEqualTo(expected);
    Effect more = effect(Knob.BATCH_SIZE, RECIPE.withBatchSize(64), -0.4, 0.001);
    assertThat(rules(with(rate, dropout, more)).getFirst()).isEqualTo("batchTooSmall");
  }

  @Test
  void advice_comes_before_what_concerns_the_photos_and_that_before_notes() {
    Curve rising = curve(0.8, 0.9, 0.5, 0.4, 0.2, 0.6);
    Evidence base = Cases.with(rising, rising);
    Evidence all =
        new Evidence(
            RECIPE,
            base.curves(),
            List.of(effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.01), -0.1, 0.001)),
            base.answers(),
            List.of(Cases.diet(-1, 30, 300, 0.9, 0.2)),
            base.photos(),
            base.names());
    assertThat(Coach.look(all).stream().map(Finding::kind))
        .containsExactly(Kind.ADVICE, Kind.PHOTOS, Kind.NOTE);
    assertThat(rules(all)).containsExactly("rateTooLow", "morePhotos", "overfitsFrom");
  }

  @Test
  void every_rule_has_a_source_and_its_sentences() {
    assertThat(Coach.rules()).doesNotHaveDuplicates().hasSize(17);
    for (String rule : Coach.rules()) {
      assertThat(Coach.source(rule)).isNotBlank();
      for (String key : List.of("coach." + rule, "coach." + rule + ".next")) {
        assertThat(hasTemplate(key)).as(key).isTrue();
      }
    }
    assertThat(hasTemplate("coach.other")).isFalse();
    assertThatThrownBy(() -> Coach.source("other")).hasMessage("There is no rule called other");
  }

  private static boolean hasTemplate(String key) {
    try {
      return !Words.english().say(Sentence.of(key)).isEmpty();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage()).contains("wants a value");
    }
  }

  @Test
  void a_verdict_needs_a_corrected_p_below_a_twentieth() {
    HeadRecipe other = RECIPE.withLearningRate(0.01);
    assertThat(effect(Knob.LEARNING_RATE, other, -0.1, 0.049).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(effect(Knob.LEARNING_RATE, other, 0.1, 0.049).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(effect(Knob.LEARNING_RATE, other, -0.1, 0.05).verdict())
        .isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Test
  void evidence_needs_a_curve() {
    Evidence e = Cases.healthy();
    assertThatThrownBy(
            () ->
                new Evidence(
                    RECIPE, List.of(), List.of(), e.answers(), List.of(), e.photos(), e.names()))
        .hasMessage("evidence needs a learning curve");
    assertThatThrownBy(() -> new Curve(List.of())).hasMessage("a learning curve needs an epoch");
  }

  @Test
  void a_curve_knows_its_best_epoch_and_how_often_it_rose() {
    Curve curve = curve(0.9, 0.8, 0.7, 0.5, 0.6, 0.7, 0.5, 0.5, 0.4, 0.6);
    assertThat(curve.bestEpoch()).as("the first of equals").isEqualTo(2);
    assertThat(curve.rises()).isEqualTo(0.5);
    assertThat(curve.best().train()).isEqualTo(0.7);
    assertThat(curve(0.9, 0.8).rises()).isZero();
    assertThat(curve(0.9, Double.POSITIVE_INFINITY).finite()).isFalse();
    assertThat(curve.finite()).isTrue();
  }
}
