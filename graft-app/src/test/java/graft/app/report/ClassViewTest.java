package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import graft.core.metrics.Evaluation.ClassScore;
import org.junit.jupiter.api.Test;

class ClassViewTest {
  @Test
  void of_a_class_that_was_not_judged_nothing_is_said() {
    assertThat(ClassView.scores(new ClassScore(0, 0, 0, 0)))
        .extracting(ClassView.Score::text, ClassView.Score::share)
        .containsOnly(tuple("–", "0"))
        .hasSize(3);
  }

  @Test
  void of_one_that_was_never_found_it_is_said() {
    assertThat(ClassView.scores(new ClassScore(0, 0, 0, 2)))
        .extracting(ClassView.Score::text)
        .containsExactly("0.00", "0.00", "0.00");
  }
}
