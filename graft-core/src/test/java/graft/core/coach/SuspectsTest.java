package graft.core.coach;

import static graft.core.coach.Cases.RECIPE;
import static graft.core.coach.Cases.rules;
import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Settings outside what is customary are the first suspects; they too must be seen to be at fault.
 */
class SuspectsTest {
  private static final double NOT_SURE_OF_MANY = 0.5;
  private static final HeadRecipe FAST = RECIPE.withLearningRate(3);
  private static final HeadRecipe USUAL = RECIPE.withLearningRate(0.001);

  /** A recipe and what puts it back. */
  record Case(HeadRecipe recipe, Set<Turn> suspects) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(RECIPE, Set.of()),
        new Case(RECIPE.withLearningRate(0.01), Set.of()),
        new Case(FAST, Set.of(Turn.RATE_LOWER)),
        new Case(RECIPE.withLearningRate(2e-5), Set.of(Turn.RATE_HIGHER)),
        new Case(RECIPE.withBatchSize(15), Set.of(Turn.BATCH_LARGER)),
        new Case(RECIPE.withBatchSize(257), Set.of(Turn.BATCH_SMALLER)),
        new Case(RECIPE.withEpochs(9), Set.of(Turn.MORE_EPOCHS)),
        new Case(RECIPE.withDropout(0.8), Set.of()),
        new Case(RECIPE.withDropout(0.81), Set.of(Turn.REGULARISE_LESS)),
        new Case(RECIPE.withL2(0.1), Set.of()),
        new Case(RECIPE.withL2(0.2), Set.of(Turn.REGULARISE_LESS)),
        new Case(RECIPE.withL1(0.02), Set.of(Turn.REGULARISE_LESS)),
        new Case(RECIPE.withDropout(0), Set.of(Turn.REGULARISE_MORE)),
        new Case(FAST.withEpochs(1), Set.of(Turn.RATE_LOWER, Turn.MORE_EPOCHS)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_not_customary_is_suspected(Case which) {
    assertThat(Customary.suspects(which.recipe())).isEqualTo(which.suspects());
  }

  /** Two standard errors: enough for one planned change, not for one of many. */
  @Test
  void the_planned_change_is_not_corrected_for_the_others() {
    assertThat(rules(of(FAST, rate(FAST, USUAL, -0.1, 0.05)))).containsExactly("rateTooHigh");
    assertThat(rules(of(USUAL, rate(USUAL, RECIPE.withLearningRate(0.0001), -0.1, 0.05))))
        .isEmpty();
  }

  /** One standard error is not enough; nor is a gain that is not worth it. */
  @Test
  void a_suspect_needs_evidence() {
    assertThat(rules(of(FAST, rate(FAST, USUAL, -0.1, 0.1)))).isEmpty();
    assertThat(rules(of(FAST, rate(FAST, USUAL, -0.004, 0.0001)))).isEmpty();
    assertThat(rules(of(FAST, rate(FAST, USUAL, 0.1, 0.01)))).isEmpty();
    HeadRecipe two = FAST.withEpochs(1);
    assertThat(rules(of(two, rate(two, two.withLearningRate(0.001), -0.1, 0.07))))
        .as("1.4 standard errors are enough for one suspect, not for one of two")
        .isEmpty();
    assertThat(rules(of(FAST, rate(FAST, USUAL, -0.1, 0.07)))).containsExactly("rateTooHigh");
  }

  /**
   * It is chosen before the outcome is known: luck of another change of the knob does not count.
   */
  @Test
  void only_the_planned_change_of_a_turn_decides() {
    Effect planned = rate(FAST, USUAL, -0.01, 0.05);
    Effect other = rate(FAST, RECIPE.withLearningRate(0.3), -0.2, 0.05);
    assertThat(rules(of(FAST, planned, other))).isEmpty();
    Effect sure = rate(FAST, USUAL, -0.1, 0.02);
    Finding found = Cases.found("rateTooHigh", of(FAST, sure, other));
    assertThat(found.verdict().values()).containsEntry("to", "learningRate=0.3");
  }

  @Test
  void a_suspect_at_fault_comes_before_a_larger_gain() {
    Effect back = rate(FAST, USUAL, -0.1, 0.01);
    Effect batch = effect(Knob.BATCH_SIZE, FAST, FAST.withBatchSize(128), -0.3, 0.01, 0.0001);
    assertThat(rules(of(FAST, batch, back))).containsExactly("rateTooHigh", "batchTooSmall");
    Evidence usual =
        of(RECIPE, batchOf(RECIPE), rate(RECIPE, RECIPE.withLearningRate(0.0001), -0.1));
    assertThat(rules(usual)).containsExactly("batchTooSmall", "rateTooHigh");
  }

  /** A batch of 2 is 2.1 e-folds below 16, a rate of 0.03 is 1.1 above 0.01. */
  @Test
  void of_two_suspects_the_one_farther_outside_comes_first() {
    HeadRecipe both = RECIPE.withLearningRate(0.03).withBatchSize(2);
    Effect slower = rate(both, both.withLearningRate(0.001), -0.2);
    Effect larger = effect(Knob.BATCH_SIZE, both, both.withBatchSize(32), -0.1, 0.01, 0.0001);
    assertThat(rules(of(both, slower, larger))).containsExactly("batchTooSmall", "rateTooHigh");
    HeadRecipe faster = both.withLearningRate(3);
    Effect back = rate(faster, faster.withLearningRate(0.001), -0.2);
    Effect wider = effect(Knob.BATCH_SIZE, faster, faster.withBatchSize(32), -0.3, 0.01, 0.0001);
    assertThat(rules(of(faster, back, wider))).containsExactly("rateTooHigh", "batchTooSmall");
  }

  /** Noise goes with the rate by the batch size: a lower rate shows that there is too much. */
  @Test
  void a_tiny_batch_at_a_usual_rate_is_the_cause_of_noise_that_a_lower_rate_calms() {
    HeadRecipe tiny = RECIPE.withLearningRate(0.005).withBatchSize(3);
    Effect slower = rate(tiny, tiny.withLearningRate(0.001), -0.1);
    Effect half = effect(Knob.BATCH_SIZE, tiny, tiny.withBatchSize(32), -0.05, 0.05, 1);
    assertThat(rules(of(tiny, slower, half))).containsExactly("batchTooSmall", "rateTooHigh");
    assertThat(Cases.found("batchTooSmall", of(tiny, slower, half)).verdict().values())
        .containsEntry("to", "batchSize=32")
        .containsEntry("rate", "learningRate=0.001");
    Effect less = effect(Knob.BATCH_SIZE, tiny, tiny.withBatchSize(32), -0.04, 0.05, 1);
    assertThat(rules(of(tiny, slower, less))).containsExactly("rateTooHigh");
    assertThat(rules(of(tiny, half))).as("nothing is sure").isEmpty();
    HeadRecipe usual = tiny.withBatchSize(16);
    assertThat(rules(of(usual, rate(usual, usual.withLearningRate(0.001), -0.1), half)))
        .as("no suspect")
        .containsExactly("rateTooHigh");
  }

  @Test
  void another_kind_is_advised_only_where_the_strength_of_this_one_does_not_do() {
    Effect other = effect(Knob.L2, RECIPE, RECIPE.withL2(0.01), -0.2, 0.01, 0.0001);
    Effect less = effect(Knob.DROPOUT, RECIPE, RECIPE.withDropout(0.2), -0.11, 0.01, 0.0001);
    Effect little = effect(Knob.DROPOUT, RECIPE, RECIPE.withDropout(0.2), -0.09, 0.01, 0.0001);
    assertThat(rules(of(RECIPE, other, less))).containsExactly("regularisedTooMuch");
    assertThat(rules(of(RECIPE, other, little)))
        .containsExactly("otherRegulariser", "regularisedTooMuch");
  }

  private static Effect batchOf(HeadRecipe recipe) {
    return effect(Knob.BATCH_SIZE, recipe, recipe.withBatchSize(128), -0.3, 0.01, 0.0001);
  }

  private static Effect rate(HeadRecipe from, HeadRecipe to, double loss) {
    return effect(Knob.LEARNING_RATE, from, to, loss, 0.01, 0.0001);
  }

  private static Effect rate(HeadRecipe from, HeadRecipe to, double loss, double error) {
    return effect(Knob.LEARNING_RATE, from, to, loss, error, NOT_SURE_OF_MANY);
  }

  private static Effect effect(
      Knob knob, HeadRecipe from, HeadRecipe to, double loss, double error, double p) {
    return new Effect(
        knob, from, to, new Estimate(loss, error, 50), new Estimate(-loss / 2, 0.005, 50), p);
  }

  private static Evidence of(HeadRecipe recipe, Effect... effects) {
    Evidence e = Cases.healthy();
    return new Evidence(
        recipe, e.curves(), List.of(effects), e.answers(), e.diets(), e.photos(), e.names());
  }
}
