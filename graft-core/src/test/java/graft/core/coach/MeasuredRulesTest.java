package graft.core.coach;

import static graft.core.coach.Cases.RECIPE;
import static graft.core.coach.Cases.curve;
import static graft.core.coach.Cases.effect;
import static graft.core.coach.Cases.found;
import static graft.core.coach.Cases.rules;
import static graft.core.coach.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;

import graft.core.coach.Finding.Kind;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.words.Language;
import graft.core.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that advise a change because it was measured to be better. */
class MeasuredRulesTest {
  private static final HeadOptions PLAIN = HeadOptions.PLAIN;
  private static final HeadRecipe FREE = RECIPE.withDropout(0);

  /**
   * A rule and a change that it advises.
   *
   * @param rule its name
   * @param knob that is turned
   * @param from the recipe before
   * @param to the recipe after
   */
  record Case(String rule, Knob knob, HeadRecipe from, HeadRecipe to) {
    Effect effect(double loss, double p) {
      return Cases.effect(knob, from, to, loss, p);
    }
  }

  static Stream<Case> cases() {
    HeadRecipe l2 = RECIPE.withL2(0.01);
    HeadRecipe l1 = RECIPE.withL1(0.001);
    return Stream.of(
        of("rateTooHigh", Knob.LEARNING_RATE, RECIPE, RECIPE.withLearningRate(0.0001)),
        of("rateTooLow", Knob.LEARNING_RATE, RECIPE, RECIPE.withLearningRate(0.01)),
        of("tooFewEpochs", Knob.EPOCHS, RECIPE, RECIPE.withEpochs(90)),
        of("regularisedTooMuch", Knob.DROPOUT, RECIPE, RECIPE.withDropout(0.2)),
        of("regularisedTooMuch", Knob.DROPOUT, RECIPE, FREE),
        of("regularisedTooMuch", Knob.L2, l2, RECIPE.withL2(0.001)),
        of("regularisedTooMuch", Knob.L1, l1, FREE),
        of("regularisedTooLittle", Knob.DROPOUT, RECIPE, RECIPE.withDropout(0.8)),
        of("regularisedTooLittle", Knob.L2, FREE, l2),
        of("regularisedTooLittle", Knob.L1, l1, RECIPE.withL1(0.01)),
        of("otherRegulariser", Knob.L2, RECIPE, l2),
        of("otherRegulariser", Knob.DROPOUT, l1, RECIPE),
        of("batchTooLarge", Knob.BATCH_SIZE, RECIPE.withBatchSize(128), RECIPE),
        of("batchTooSmall", Knob.BATCH_SIZE, RECIPE, RECIPE.withBatchSize(128)),
        of("underfitting", Knob.HIDDEN, RECIPE, RECIPE.withOptions(PLAIN.withHidden(256))),
        of("optionHelps", Knob.SCHEDULE, RECIPE, options(PLAIN.withSchedule(Schedule.COSINE))),
        of("optionHelps", Knob.LABEL_SMOOTHING, RECIPE, options(PLAIN.withLabelSmoothing(0.1))),
        of("optionHelps", Knob.CLASS_WEIGHTS, RECIPE, options(PLAIN.withClassWeights(true))));
  }

  private static Case of(String rule, Knob knob, HeadRecipe from, HeadRecipe to) {
    return new Case(rule, knob, from, to);
  }

  private static HeadRecipe options(HeadOptions options) {
    return RECIPE.withOptions(options);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void speaks_where_the_change_was_better_and_says_by_how_much(Case which) {
    Effect effect = which.effect(-0.1234, 0.0042);
    assertThat(rules(with(effect))).containsExactly(which.rule());
    Finding finding = found(which.rule(), with(effect));
    assertThat(finding.kind()).isEqualTo(Kind.ADVICE);
    assertThat(finding.gain()).isEqualTo(0.1234);
    assertThat(finding.p()).isEqualTo(0.0042);
    assertThat(finding.verdict().key()).isEqualTo("coach." + which.rule());
    assertThat(finding.next().key()).isEqualTo("coach." + which.rule() + ".next");
    assertThat(finding.verdict().values())
        .containsEntry("from", effect.fromText())
        .containsEntry("to", effect.toText())
        .containsEntry("change", "-0.123")
        .containsEntry("error", "0.020") // 2.01 standard errors of 0.01
        .containsEntry("points", "+6.2")
        .containsEntry("pointsError", "1.0")
        .containsEntry("p", "0.004");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_silent_inside_the_noise(Case which) {
    assertThat(rules(with(which.effect(-0.1234, 0.01)))).isEmpty();
    assertThat(rules(with(which.effect(-0.1234, 0.6))))
        .doesNotContain(which.rule()); // no difference may be told, but no advice
  }

  /** Five per cent of the best loss at hand, and 0.005 however small that is. */
  @ParameterizedTest
  @MethodSource("cases")
  void is_silent_where_the_gain_is_not_worth_it(Case which) {
    double least = 0.05 * Cases.healthy().answers().logLoss();
    assertThat(rules(with(which.effect(-0.99 * least, 0.0001)))).isEmpty();
    assertThat(rules(with(which.effect(-1.01 * least, 0.0001)))).containsExactly(which.rule());
    Evidence small = with(Cases.with(Cases.allRight(300, 3, 0.999)), which.effect(-0.0049, 0.0001));
    assertThat(rules(small)).as("below 0.005, however small the loss").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_silent_where_the_change_was_worse(Case which) {
    assertThat(rules(with(which.effect(0.2, 0.0001)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void speaks_of_a_curve_that_ran_away(Case which) {
    Curve wild = curve(3, 9, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    Curve lost = curve(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    Evidence evidence = with(Cases.with(wild, lost), which.effect(-20, 0.0001));
    Finding finding = found(which.rule(), evidence);
    assertThat(finding.verdict().values()).containsEntry("last", "∞").containsEntry("lowest", "∞");
    assertThat(Words.english().say(finding.verdict())).doesNotContain("Infinity", "NaN", "{");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_told_without_a_hole(Case which) {
    Finding finding = found(which.rule(), with(which.effect(-0.1, 0.001)));
    Words words = Words.of(Language.ENGLISH);
    assertThat(words.say(finding.verdict())).doesNotContain("{", "=");
    assertThat(words.say(finding.next())).doesNotContain("{", "=");
  }

  @Test
  void names_the_most_helpful_change_of_its_kind() {
    Effect some = effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.0003), -0.1, 0.001);
    Effect most = effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.0001), -0.2, 0.002);
    Effect luck = effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.00001), -0.9, 0.3);
    assertThat(rules(with(some, most, luck))).containsExactly("rateTooHigh");
    assertThat(found("rateTooHigh", with(some, most, luck)).next().values())
        .containsEntry("to", "learningRate=0.0001");
  }

  @Test
  void says_what_the_curves_looked_like() {
    Evidence evidence =
        with(
            Cases.with(
                curve(0.9, 1.0, 0.7, 0.5, 0.6, 0.9, 0.5, 0.8),
                curve(0.9, 1.2, 0.7, 0.9, 0.6, 0.7, 0.4, 0.6)),
            effect(Knob.LEARNING_RATE, RECIPE.withLearningRate(0.0001), -0.2, 0.0001));
    assertThat(found("rateTooHigh", evidence).verdict().values())
        .containsEntry("first", "1.100")
        .containsEntry("lowest", "0.550")
        .containsEntry("last", "0.700")
        .containsEntry("best", "3") // of epochs 2 and 4
        .containsEntry("epochs", "4")
        .containsEntry("train", "0.550")
        .containsEntry("lastTrain", "0.450")
        .containsEntry("rises", "17") // one of six steps
        .containsEntry("p", "< 0.001");
  }

  @Test
  void the_floor_of_a_recipe_that_is_held_back_too_much_is_that_of_guessing() {
    Evidence evidence = with(effect(Knob.DROPOUT, FREE, -0.2, 0.001));
    assertThat(found("regularisedTooMuch", evidence).verdict().values())
        .containsEntry("floor", "1.099"); // ln 3
  }

  @Test
  void a_setting_that_is_taken_away_is_said_to_be_none() {
    assertThat(List.of(effect(Knob.DROPOUT, FREE, -1, 0)))
        .allMatch(e -> e.fromText().equals("dropout=0.5") && e.toText().equals("regulariser=none"));
    Effect other = effect(Knob.L2, RECIPE.withL2(0.01), -1, 0);
    assertThat(other.fromText()).isEqualTo("dropout=0.5");
    assertThat(other.toText()).isEqualTo("l2=0.01");
    Effect schedule = effect(Knob.SCHEDULE, options(PLAIN.withSchedule(Schedule.PLATEAU)), -1, 0);
    assertThat(schedule.fromText()).isEqualTo("schedule=steady");
    assertThat(schedule.toText()).isEqualTo("schedule=plateau");
  }
}
