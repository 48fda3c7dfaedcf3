package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.coach.Effect;
import graft.core.folds.Resamples;
import graft.core.head.Views;
import graft.core.study.StudyPlan.Augment;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether views of the photos are taken where they help, and left where they do not. */
class StudyAugmentTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final StudyPlan PLAN = StudyPlan.defaults().withEffort(new Effort(30, 4, 3, true));

  private final MemoryStudyStore store = new MemoryStudyStore();

  @Test
  void takes_the_kind_that_helps_and_leaves_the_one_that_harms() {
    StudyOutcome outcome = run(new Augment(List.of("harm", "good", "idle"), 60, 4));
    Views views = outcome.best().trial().recipe().options().views();
    assertThat(views.augmentation()).contains("good").doesNotContain("harm");
    assertThat(views.count()).isEqualTo(4);
    assertThat(keys()).contains("study.augment.all", "study.augment.gain");
    Effect gain = outcome.insights().augmentation().gain().orElseThrow();
    assertThat(gain.verdict()).isEqualTo(Effect.Verdict.BETTER);
    assertThat(gain.from().options().views()).isEqualTo(Views.NONE);
    assertThat(gain.to()).isEqualTo(outcome.best().trial().recipe());
  }

  @Test
  void says_of_each_kind_what_it_does_alone() {
    StudyOutcome outcome = run(new Augment(List.of("harm", "good"), 60, 1));
    List<Effect> kinds = outcome.insights().augmentation().kinds();
    assertThat(kinds.stream().map(Effect::toText))
        .containsExactly("augment=harm@1", "augment=good@1");
    assertThat(kinds.stream().map(Effect::fromText)).containsOnly("augment=none");
    assertThat(kinds.get(0).verdict()).isEqualTo(Effect.Verdict.WORSE);
    assertThat(kinds.get(1).verdict()).isEqualTo(Effect.Verdict.BETTER);
  }

  @Test
  void keeps_the_photos_as_they_are_where_no_kind_helps() {
    StudyOutcome outcome = run(new Augment(List.of("harm", "harm2"), 60, 4));
    assertThat(outcome.best().trial().recipe().options().views()).isEqualTo(Views.NONE);
    assertThat(keys()).contains("study.augment.none").doesNotContain("study.augment.gain");
    MemoryStudyStore without = new MemoryStudyStore();
    StudyOutcome plain = Study.run(PLAN, PHOTOS, FakeObjective.of(PHOTOS), books(without));
    assertThat(outcome.best().trial().recipe()).isEqualTo(plain.best().trial().recipe());
  }

  @Test
  void tries_kinds_on_few_photos_and_the_chosen_on_all() {
    run(new Augment(List.of("harm", "good"), 60, 1));
    Set<Double> alone =
        store.trials().stream()
            .filter(t -> t.recipe().options().views().augmentation().equals("harm"))
            .map(t -> t.ration().share())
            .collect(Collectors.toSet());
    assertThat(alone).containsExactly(60.0 / PHOTOS.trainRows(0).length);
    assertThat(store.trials())
        .filteredOn(t -> t.round() == Round.AUGMENT && t.ration().equals(Ration.ALL))
        .isNotEmpty()
        .allMatch(t -> t.recipe().options().views().equals(new Views("good", 1)));
  }

  private List<String> keys() {
    return store.decisions().stream().map(d -> d.key()).toList();
  }

  private StudyOutcome run(Augment augment) {
    return Study.run(PLAN.withAugment(augment), PHOTOS, FakeObjective.of(PHOTOS), books(store));
  }

  private static StudyBooks books(MemoryStudyStore store) {
    return new StudyBooks(store, StudyProgress.NONE);
  }
}
