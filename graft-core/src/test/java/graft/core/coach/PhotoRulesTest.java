package graft.core.coach;

import static graft.core.coach.Cases.alwaysTheFirst;
import static graft.core.coach.Cases.answers;
import static graft.core.coach.Cases.diet;
import static graft.core.coach.Cases.found;
import static graft.core.coach.Cases.rules;
import static graft.core.coach.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.coach.Finding.Kind;
import graft.core.words.Words;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that look at the photos: labels, number, what more of them may be worth. */
class PhotoRulesTest {

  @Test
  void nothing_is_learned_where_answers_are_no_better_than_the_largest_class() {
    Finding finding = found("nothingLearned", with(alwaysTheFirst(300, 3)));
    assertThat(finding.kind()).isEqualTo(Kind.PHOTOS);
    assertThat(finding.verdict().values())
        .containsEntry("accuracy", "33.3")
        .containsEntry("guess", "33.3")
        .containsEntry("n", "300");
    assertThat(rules(with(answers(300, 3, 140)))).doesNotContain("nothingLearned");
    assertThat(rules(with(alwaysTheFirst(29, 3))))
        .as("29 photos are too few to say so")
        .doesNotContain("nothingLearned");
  }

  /** Guessing costs ln 3 = 1.099; 0.35 for each right answer costs 1.050 and 0.36 costs 1.022. */
  @Test
  void less_than_a_twentieth_better_than_guessing_is_nothing_learned() {
    assertThat(rules(with(Cases.allRight(300, 3, 0.35)))).containsExactly("nothingLearned");
    assertThat(rules(with(Cases.allRight(300, 3, 0.36)))).isEmpty();
  }

  @Test
  void an_answer_that_is_no_number_counts_as_the_worst() {
    double[] none = {Double.NaN, Double.NaN};
    Answers lost = Answers.of(Collections.nCopies(40, none), Collections.nCopies(40, 1));
    assertThat(lost.logLoss()).isEqualTo(52 * Math.log(2), within(1e-9));
    assertThat(lost.gainOverGuessing().value()).isEqualTo(-52 * Math.log(2), within(1e-9));
    assertThat(rules(with(lost))).contains("nothingLearned");
  }

  @Test
  void labels_are_not_judged_where_a_class_has_hardly_any_photos() {
    Evidence e = with(answers(300, 3, 60, 0.95));
    Evidence few =
        new Evidence(
            e.recipe(),
            e.curves(),
            e.effects(),
            e.answers(),
            e.diets(),
            List.of(9, 9, 7),
            e.names());
    assertThat(rules(few)).contains("tooFewPhotos").doesNotContain("labelsLookNoisy");
  }

  /** 60 of 300 wrong, about all of which the head is as sure as of anything. */
  @Test
  void labels_look_noisy_where_the_surest_answers_are_labelled_otherwise() {
    Finding finding = found("labelsLookNoisy", with(answers(300, 3, 60, 0.95)));
    assertThat(finding.kind()).isEqualTo(Kind.PHOTOS);
    assertThat(finding.verdict().values())
        .containsEntry("wrong", "60")
        .containsEntry("n", "150")
        .containsEntry("share", "40.0")
        .containsEntry("low", "32.5")
        .containsEntry("high", "48.0");
  }

  @Test
  void hard_photos_are_no_noisy_labels() {
    assertThat(rules(with(answers(300, 3, 60, 0.5)))).doesNotContain("labelsLookNoisy");
  }

  @Test
  void is_silent_of_labels_where_little_was_learned_or_few_were_wrong() {
    assertThat(rules(with(answers(300, 3, 8, 0.95))))
        .as("8 of 150 may be fewer than 3 %%")
        .doesNotContain("labelsLookNoisy");
    assertThat(rules(with(answers(300, 3, 9, 0.95))))
        .as("9 of 150 are more than 3 %%: Wilson's interval goes from 3.2 to 11.0")
        .contains("labelsLookNoisy");
    assertThat(rules(with(answers(300, 3, 160, 0.95))))
        .as("a head that is wrong in most cases cannot tell")
        .doesNotContain("labelsLookNoisy");
  }

  @Test
  void there_are_too_few_photos_where_a_class_has_hardly_any() {
    assertThat(rules(Cases.withPhotos(100, 100, 8))).isEmpty();
    Finding finding = found("tooFewPhotos", Cases.withPhotos(100, 100, 7));
    assertThat(finding.verdict().values())
        .containsEntry("least", "7")
        .containsEntry("n", "300")
        .containsEntry("accuracy", "90.0")
        .containsEntry("low", "86.1")
        .containsEntry("high", "92.9");
  }

  @Test
  void there_are_too_few_photos_where_the_accuracy_may_be_anything() {
    assertThat(rules(with(answers(60, 3, 6)))).containsExactly("tooFewPhotos");
    assertThat(rules(with(answers(150, 3, 15)))).isEmpty();
  }

  /** Error 0.1 with all 300, 0.2 with 150: as n^-1, so another doubling saves half of 0.1. */
  @Test
  void more_photos_are_worth_what_the_power_law_says() {
    Finding finding = found("morePhotos", with(diet(-1, 150, 300, 0.2, 0.1)));
    assertThat(finding.kind()).isEqualTo(Kind.PHOTOS);
    assertThat(finding.gain()).isEqualTo(0.2);
    assertThat(finding.verdict().values())
        .containsEntry("part", "150")
        .containsEntry("of", "300")
        .containsEntry("points", "-10.0")
        .containsEntry("pointsError", "1.0")
        .containsEntry("gain", "5.0")
        .containsEntry("low", "4.7") // 0.1 - 0.1 · 0.1 / 0.19
        .containsEntry("high", "5.2"); // 0.1 - 0.1 · 0.1 / 0.21
    assertThat(finding.next().values()).containsEntry("of", "300");
  }

  @Test
  void the_largest_part_of_all_classes_says_whether_more_would_help() {
    Diet tenth = diet(-1, 30, 300, 0.9, 0.3);
    Diet third = diet(-1, 90, 300, 0.001, 0.001);
    assertThat(rules(with(tenth, third))).as("a third is as good as all").isEmpty();
    assertThat(rules(with(third, tenth))).isEmpty();
    assertThat(rules(with(diet(-1, 90, 300, 0.1, 0.009)))).as("inside the noise").isEmpty();
    assertThat(rules(with(diet(-1, 90, 300, 0.001, 0.1)))).as("the loss does not agree").isEmpty();
    assertThat(rules(with(diet(-1, 90, 300, -0.1, -0.1)))).isEmpty();
  }

  @Test
  void the_class_that_gains_most_is_named() {
    Evidence evidence = with(diet(0, 50, 100, 0.02, 0.02), diet(2, 50, 100, 0.05, 0.04));
    Finding finding = found("morePhotosOfAClass", evidence);
    assertThat(finding.verdict().values())
        .containsEntry("label", "tulip")
        .containsEntry("part", "50")
        .containsEntry("of", "100")
        .containsEntry("points", "-4.0");
    assertThat(finding.next().values()).containsEntry("label", "tulip").containsEntry("of", "100");
    assertThat(rules(evidence)).containsExactly("morePhotosOfAClass");
  }

  /** 0.012 are 2.4 standard errors: enough for one class, not for the best of three. */
  @Test
  void a_class_among_many_needs_more_to_be_named() {
    Diet some = diet(0, 50, 100, 0.02, 0.012);
    assertThat(rules(with(some))).containsExactly("morePhotosOfAClass");
    assertThat(rules(with(some, diet(1, 50, 100, 0, 0), diet(2, 50, 100, 0, 0)))).isEmpty();
  }

  @Test
  void what_concerns_photos_is_told_without_a_hole() {
    for (Evidence evidence :
        new Evidence[] {
          with(alwaysTheFirst(300, 3)),
          with(answers(300, 3, 60, 0.95)),
          with(answers(60, 3, 6)),
          with(diet(-1, 150, 300, 0.2, 0.1)),
          with(diet(2, 50, 100, 0.05, 0.04))
        }) {
      assertThat(Coach.look(evidence)).isNotEmpty();
      for (Finding finding : Coach.look(evidence)) {
        assertThat(Words.english().say(finding.verdict())).doesNotContain("{");
        assertThat(Words.english().say(finding.next())).doesNotContain("{");
      }
    }
  }
}
