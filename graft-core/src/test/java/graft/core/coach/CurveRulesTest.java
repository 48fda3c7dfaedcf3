package graft.core.coach;

import static graft.core.coach.Cases.RECIPE;
import static graft.core.coach.Cases.curve;
import static graft.core.coach.Cases.found;
import static graft.core.coach.Cases.rules;
import static graft.core.coach.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;

import graft.core.coach.Finding.Kind;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import org.junit.jupiter.api.Test;

/** The notes: overfitting from an epoch on, and a regulariser that makes no difference. */
class CurveRulesTest {
  private static final Curve RISING = curve(0.8, 0.9, 0.5, 0.4, 0.3, 0.5, 0.2, 0.6);

  @Test
  void says_from_which_epoch_on_a_head_overfits() {
    Finding finding = found("overfitsFrom", with(RISING, RISING));
    assertThat(finding.kind()).isEqualTo(Kind.NOTE);
    assertThat(finding.gain()).isZero();
    assertThat(finding.verdict().values())
        .containsEntry("best", "2")
        .containsEntry("lowest", "0.400")
        .containsEntry("last", "0.600")
        .containsEntry("lastTrain", "0.200");
    assertThat(finding.next().values()).containsEntry("best", "2");
  }

  @Test
  void is_silent_of_overfitting_where_not_every_curve_shows_it() {
    assertThat(rules(with(RISING, Cases.falling()))).isEmpty();
    assertThat(rules(with(RISING))).as("one curve is no evidence").isEmpty();
    Curve flat = curve(0.8, 0.9, 0.5, 0.4, 0.3, 0.411);
    assertThat(rules(with(flat, flat))).as("a rise of 3 %% is none").isEmpty();
    Curve astray = curve(0.8, 0.9, 0.5, 0.4, 0.9, 0.8);
    assertThat(rules(with(astray, astray))).as("the training loss rose too").isEmpty();
  }

  @Test
  void is_silent_of_overfitting_where_a_curve_ran_away() {
    Curve wild = curve(0.8, 0.9, 0.5, 0.4, 0.3, Double.POSITIVE_INFINITY);
    assertThat(rules(with(wild, wild))).isEmpty();
  }

  private static Effect without(HeadRecipe from, double loss, double error, double p) {
    HeadRecipe to = from.withDropout(0);
    Knob knob = from.l2() > 0 ? Knob.L2 : from.l1() > 0 ? Knob.L1 : Knob.DROPOUT;
    Estimate accuracy = new Estimate(0, 0.001, 50);
    return new Effect(knob, from, to, new Estimate(loss, error, 50), accuracy, p);
  }

  /** The loss is 0.4 at its least, so what lies within 0.012 is no difference. */
  @Test
  void says_that_a_regulariser_makes_no_difference() {
    for (HeadRecipe recipe : new HeadRecipe[] {RECIPE, RECIPE.withL2(0.01), RECIPE.withL1(0.01)}) {
      Effect effect = without(recipe, 0.002, 0.004, 1);
      Finding finding = found("regulariserWithoutEffect", with(effect));
      assertThat(finding.kind()).isEqualTo(Kind.NOTE);
      assertThat(finding.verdict().values())
          .containsEntry("from", effect.fromText())
          .containsEntry("change", "+0.002")
          .containsEntry("error", "0.008");
    }
  }

  @Test
  void is_silent_where_the_difference_may_be_large_or_is_certain() {
    assertThat(rules(with(without(RECIPE, 0.002, 0.01, 1)))).as("too noisy to say").isEmpty();
    assertThat(rules(with(without(RECIPE, 0.005, 0.001, 0.01)))).as("a difference").isEmpty();
    Effect weaker =
        new Effect(
            Knob.DROPOUT,
            RECIPE,
            RECIPE.withDropout(0.2),
            new Estimate(0, 0.001, 50),
            new Estimate(0, 0.001, 50),
            1);
    assertThat(rules(with(weaker))).as("weaker is not without").isEmpty();
  }

  @Test
  void is_silent_of_a_regulariser_where_the_training_ran_away() {
    Curve lost = curve(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(rules(with(with(lost, lost), without(RECIPE, 0.5, 3, 1)))).isEmpty();
  }
}
