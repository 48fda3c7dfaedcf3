package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvingTest {
  private static final Resamples PHOTOS = FakePhotos.even(48, 3, 2, 3);

  private final MemoryStudyStore store = new MemoryStudyStore();
  private final Map<Assignment, FoldResult> ended = new HashMap<>();

  private Halving halving(int trials) {
    Scoring scoring = new Scoring(PHOTOS, Metric.LOG_LOSS);
    return new Halving(field(trials), ended, scoring, new GivenUp(store));
  }

  private static List<Assignment> field(int trials) {
    return IntStream.range(0, trials)
        .mapToObj(i -> new Assignment(new Trial(i, Round.WIDE, HeadRecipe.defaults()), 0))
        .toList();
  }

  /** Names some photos wrongly, the more, the worse; confidence is calibrated away. */
  private static FoldResult result(Assignment a, int wrong, double confidence) {
    int[] labels = PHOTOS.validationLabels(0);
    float[] logits = new float[labels.length * PHOTOS.classes()];
    for (int i = 0; i < labels.length; i++) {
      int named = i < wrong ? (labels[i] + 1) % PHOTOS.classes() : labels[i];
      logits[i * PHOTOS.classes() + named] = (float) confidence;
    }
    return new FoldResult(a.trial().number(), 0, 2, wrong, Logits.of(PHOTOS.classes(), logits));
  }

  private static Map<Assignment, FoldResult> going(int... wrong) {
    List<Assignment> field = field(wrong.length);
    Map<Assignment, FoldResult> going = new LinkedHashMap<>();
    for (int i = 0; i < wrong.length; i++) {
      going.put(field.get(i), result(field.get(i), wrong[i], 2));
    }
    return going;
  }

  private static Set<Integer> numbers(Set<Assignment> some) {
    return some.stream().map(a -> a.trial().number()).collect(Collectors.toSet());
  }

  @Test
  void the_better_half_goes_on_the_odd_one_with_it() {
    Set<Assignment> on = halving(9).goOn(2, going(1, 9, 2, 8, 3, 7, 4, 6, 5));
    assertThat(numbers(on)).containsExactlyInAnyOrder(0, 2, 4, 6, 8);
    assertThat(store.givenUp()).isEqualTo(4);
    assertThat(store.answer("given-up-1-0")).hasValue(2);
    assertThat(store.answer("given-up-0-0")).isEmpty();
  }

  @Test
  void of_equals_the_lower_number_goes_on() {
    Map<Assignment, FoldResult> shuffled = new LinkedHashMap<>();
    List<Map.Entry<Assignment, FoldResult>> entries =
        new ArrayList<>(going(3, 3, 3, 3, 3, 3, 3, 3, 3, 3).entrySet());
    entries.reversed().forEach(e -> shuffled.put(e.getKey(), e.getValue()));
    assertThat(numbers(halving(10).goOn(2, shuffled))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void four_go_on_at_the_least() {
    assertThat(numbers(halving(5).goOn(2, going(1, 2, 3, 4, 5)))).containsExactly(0, 1, 2, 3);
    Halving three = halving(3);
    assertThat(numbers(three.goOn(6, going(1, 2, 3)))).containsExactly(0, 1, 2);
  }

  @Test
  void what_is_no_number_is_given_up_first() {
    Map<Assignment, FoldResult> going = going(9, 9, 1, 2, 9, 9, 1, 3);
    List<Assignment> field = field(8);
    for (int i : new int[] {2, 3, 6, 7}) {
      FoldResult good = result(field.get(i), 0, 2);
      double loss = i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
      going.put(field.get(i), new FoldResult(i, 0, 2, loss, good.logits()));
    }
    assertThat(numbers(halving(8).goOn(2, going))).containsExactlyInAnyOrder(0, 1, 4, 5);
  }

  @Test
  void ranks_by_the_calibrated_cost_and_not_by_the_loss_that_was_validated() {
    Map<Assignment, FoldResult> going = going(9, 9, 9, 9, 1, 1, 1, 1);
    List<Assignment> field = field(8);
    for (int i = 4; i < 8; i++) { // sure beyond measure, so that a wrong answer costs much
      FoldResult sure = result(field.get(i), 1, 90);
      going.put(field.get(i), new FoldResult(i, 0, 2, 99, sure.logits()));
    }
    assertThat(numbers(halving(8).goOn(2, going))).containsExactlyInAnyOrder(4, 5, 6, 7);
  }

  @Test
  void one_that_has_ended_takes_a_place_and_is_never_given_up() {
    Map<Assignment, FoldResult> going = going(1, 2, 3, 4, 5, 6, 7, 8, 0, 9);
    for (int i = 8; i < 10; i++) {
      ended.put(field(10).get(i), going.get(field(10).get(i)));
      going.remove(field(10).get(i));
    }
    assertThat(numbers(halving(10).goOn(2, going))).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(store.givenUp()).isEqualTo(4);
  }

  @Test
  void the_second_rung_halves_what_the_first_has_left() {
    Map<Assignment, FoldResult> going =
        going(IntStream.range(0, 20).toArray()); // the lower the number, the better
    Set<Assignment> on = halving(20).goOn(2, going);
    assertThat(on).hasSize(10);
    going.keySet().retainAll(on);
    assertThat(numbers(halving(20).goOn(6, going))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void a_settled_rung_is_replayed_whatever_is_known_by_now() {
    Map<Assignment, FoldResult> going = going(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    halving(10).goOn(2, going);
    String books = store.asText();
    List<Assignment> field = field(10);
    ended.put(field.get(0), result(field.get(0), 16, 2)); // it ended worse than it began
    Map<Assignment, FoldResult> again = new LinkedHashMap<>();
    for (int i : new int[] {1, 4, 5, 9}) {
      again.put(field.get(i), result(field.get(i), 16 - i, 2));
    }
    assertThat(numbers(halving(10).goOn(2, again))).containsExactlyInAnyOrder(1, 4);
    assertThat(store.asText()).isEqualTo(books);
  }

  @Test
  void those_given_up_rank_last_where_one_part_is_all_there_is() {
    Resamples photos = FakePhotos.onePart(90);
    Effort oneFold = StudyPlan.defaults().effort().withTrials(60).withJudges(1);
    StudyPlan plan = StudyPlan.defaults().withEffort(oneFold);
    StudyBooks books = new StudyBooks(store, StudyProgress.NONE);
    StudyOutcome found = Study.run(plan, photos, FakeObjective.of(photos), books);
    assertThat(store.givenUp()).isPositive();
    List<Boolean> givenUp = found.firstFold().stream().map(TrialSummary::isGivenUp).toList();
    assertThat(givenUp).isSorted().contains(true);
    assertThat(found.best().isGivenUp()).isFalse();
  }
}
