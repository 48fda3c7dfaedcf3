package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.LabelDoubts.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelDoubtsTest {
  private final List<Answer> answers = new ArrayList<>();

  /** Ten photos of each class that heads are 90 % sure of. */
  LabelDoubtsTest() {
    for (int i = 0; i < 10; i++) {
      answers.add(new Answer("daisy/%d.jpg".formatted(i), 0, List.of(0.9, 0.05, 0.05)));
      answers.add(new Answer("rose/%d.jpg".formatted(i), 1, List.of(0.05, 0.9, 0.05)));
      answers.add(new Answer("tulip/%d.jpg".formatted(i), 2, List.of(0.05, 0.05, 0.9)));
    }
  }

  private Optional<Finding> look() {
    return LabelDoubts.of(answers, MadePhotos.CLASSES);
  }

  @Test
  void photos_that_are_named_rightly_are_not_in_doubt() {
    assertThat(look()).isEmpty();
  }

  @Test
  void the_surest_comes_first_with_what_it_looks_like() {
    answers.add(new Answer("daisy/a.jpg", 0, List.of(0.03, 0.95, 0.02)));
    answers.add(new Answer("daisy/b.jpg", 0, List.of(0.01, 0.01, 0.98)));
    assertThat(look().orElseThrow().cases())
        .containsExactly(
            new Case("daisy/b.jpg", "", "daisy → tulip (98 %)"),
            new Case("daisy/a.jpg", "", "daisy → rose (95 %)"));
  }

  @Test
  void who_is_unsure_or_leaves_the_label_a_chance_says_nothing() {
    answers.add(new Answer("daisy/a.jpg", 0, List.of(0.03, 0.5, 0.47))); // unsure
    answers.add(new Answer("daisy/b.jpg", 0, List.of(0.08, 0.92, 0.0))); // a chance
    assertThat(look()).isEmpty();
  }

  @Test
  void a_class_of_a_few_photos_is_not_known_well_enough_to_be_doubted() {
    List<Answer> few = new ArrayList<>(answers.subList(0, 27)); // nine of each
    few.add(new Answer("fern/a.jpg", 3, List.of(0.97, 0.01, 0.01, 0.01)));
    assertThat(LabelDoubts.of(few, List.of("daisy", "rose", "tulip", "fern"))).isEmpty();
  }

  @Test
  void what_gets_next_to_nothing_is_set_aside() {
    answers.add(new Answer("daisy/a.jpg", 0, List.of(0.01, 0.5, 0.49)));
    answers.add(new Answer("daisy/b.jpg", 0, List.of(0.03, 0.96, 0.01)));
    assertThat(LabelDoubts.aside(answers)).containsExactly("daisy/a.jpg");
  }
}
