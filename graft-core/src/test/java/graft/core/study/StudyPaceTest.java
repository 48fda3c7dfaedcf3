package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.folds.Resamples;
import graft.core.study.StudyPlan.Effort;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the clock shortens a study, and what is heard while it runs. */
class StudyPaceTest {
  private static final Resamples PHOTOS = FakePhotos.usual();
  private static final StudyPlan PLAN = StudyPlan.defaults().withEffort(new Effort(60, 5, 3, true));

  /** Grants what it is told to, the knobs first, and keeps what it was asked. */
  private static final class Granting implements Pace {
    private final List<Integer> grants;
    private final List<Double> laters = new ArrayList<>();

    Granting(Integer... grants) {
      this.grants = List.of(grants);
    }

    @Override
    public int affordable(List<Double> costs, double later) {
      assertThat(costs).isNotEmpty().allMatch(cost -> cost > 0);
      laters.add(later);
      int at = Math.min(laters.size(), grants.size()) - 1;
      return Math.min(costs.size(), grants.get(at));
    }
  }

  private static MemoryStudyStore walked(Pace pace, FakeBowl bowl) {
    MemoryStudyStore store = new MemoryStudyStore();
    FakeObjective objective = FakeObjective.of(PHOTOS).withBowl(bowl);
    Study.run(PLAN, PHOTOS, objective, new StudyBooks(store, StudyProgress.NONE, pace));
    return store;
  }

  private static long count(MemoryStudyStore store, Round round) {
    return store.trials().stream().filter(t -> t.round() == round).count();
  }

  @Test
  void a_pace_that_gives_less_shortens_the_search() {
    MemoryStudyStore wide = walked(new Granting(1000, 1000, 7, 0), FakeBowl.usual());
    assertThat(count(wide, Round.WIDE)).isEqualTo(7);
    assertThat(count(wide, Round.NARROW)).as("no time is left").isZero();
    assertThat(wide.answer("WIDE-0-0")).hasValue(7);
    assertThat(wide.answer("NARROW-0-0")).isEmpty();
    MemoryStudyStore narrow = walked(new Granting(1000, 1000, 1000, 2, 0), FakeBowl.usual());
    assertThat(count(narrow, Round.WIDE)).isPositive();
    assertThat(count(narrow, Round.NARROW)).isEqualTo(2);
    assertThat(narrow.answer("NARROW-0-0")).hasValue(2);
    assertThat(narrow.answer("WIDE-1-0")).as("no further turn").isEmpty();
  }

  @Test
  void a_pace_that_gives_nothing_leaves_start_and_knobs() {
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    MemoryStudyStore store = walked(new Granting(1000, 1000, 0), steep);
    assertThat(count(store, Round.WIDE)).isZero();
    assertThat(count(store, Round.NARROW)).isZero();
    assertThat(count(store, Round.BEYOND)).isZero();
    assertThat(count(store, Round.KNOBS)).isPositive();
    assertThat(store.decisions().stream().map(Sentence::key))
        .contains("study.chosen")
        .doesNotContain("study.wide", "study.narrow", "study.beyond");
  }

  @Test
  void a_search_beyond_an_edge_says_how_far_it_went() {
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    MemoryStudyStore store = walked(new Granting(1000, 1000, 0, 2, 0), steep);
    List<Trial> beyond = store.trials().stream().filter(t -> t.round() == Round.BEYOND).toList();
    assertThat(beyond).hasSize(2);
    Sentence said =
        store.decisions().stream()
            .filter(d -> d.key().equals("study.beyond"))
            .findFirst()
            .orElseThrow();
    assertThat(said.values())
        .containsEntry("count", "2")
        .containsEntry("value", "learningRate=0.01")
        .containsEntry("to", "learningRate=" + beyond.getLast().recipe().learningRate());
  }

  @Test
  void tells_the_pace_what_must_still_be_done() {
    Granting pace = new Granting(1000);
    walked(pace, FakeBowl.usual());
    // finalists 3·8, heads 4, photos (1 + 0.19 + 0.37 + 3·0.85)·8, each alone: 5
    assertThat(pace.laters.getFirst()).isCloseTo(5 * (24 + 4 + 32.88), within(1e-9));
    Granting oneFold = new Granting(1000);
    StudyPlan plan = PLAN.withEffort(PLAN.effort().withJudges(1));
    MemoryStudyStore store = new MemoryStudyStore();
    StudyBooks books = new StudyBooks(store, StudyProgress.NONE, oneFold);
    Study.run(plan, PHOTOS, FakeObjective.of(PHOTOS), books);
    assertThat(oneFold.laters.getFirst())
        .as("and 5 leaders on 3 folds each")
        .isCloseTo(5 * (15 + 24 + 4 + 32.88), within(1e-9));
    assertThat(pace.laters.getLast()).as("the winner's heads").isEqualTo(5 * 4);
  }

  @Test
  void time_that_is_left_is_used() {
    FakeObjective objective = FakeObjective.of(PHOTOS);
    MemoryStudyStore store = new MemoryStudyStore();
    Pace pace = new Granting(1000, 1000, 7, 1000);
    StudyOutcome outcome =
        Study.run(PLAN, PHOTOS, objective, new StudyBooks(store, StudyProgress.NONE, pace));
    assertThat(store.answer("again-1").orElseThrow()).isPositive();
    assertThat(store.trials().stream().filter(t -> t.ration().equals(Ration.ALL))).hasSize(60);
    assertThat(objective.trained()).doesNotHaveDuplicates();
    List<String> said = store.decisions().stream().map(Sentence::key).toList();
    assertThat(said.indexOf("study.again")).isGreaterThan(said.indexOf("study.chosen"));
    assertThat(said.lastIndexOf("study.narrow")).isGreaterThan(said.indexOf("study.again"));
    List<Integer> dealt = List.of(PHOTOS.number(0, 0, 2), PHOTOS.number(3, 0, 2));
    assertThat(store.results().stream().filter(r -> r.trial() == outcome.best().trial().number()))
        .extracting(FoldResult::fold)
        .as("the winner was compared on photos dealt anew")
        .containsAll(dealt);
  }

  @Test
  void an_unhurried_study_keeps_no_answers() {
    assertThat(walked(Pace.UNHURRIED, FakeBowl.usual()).answers()).isZero();
  }

  @Test
  void hears_how_it_goes() {
    List<String> heard = new ArrayList<>();
    MemoryStudyStore store = new MemoryStudyStore();
    Study.run(PLAN, PHOTOS, FakeObjective.of(PHOTOS), new StudyBooks(store, ear(heard)));
    assertThat(sum(heard, "finished ")).isEqualTo(store.results().size());
    assertThat(heard.stream().filter(h -> h.startsWith("said ")))
        .containsExactlyElementsOf(store.decisions().stream().map(d -> "said " + d.key()).toList());
    assertThat(heard.getFirst()).isEqualTo("round 8 0");
    assertThat(sum(heard, "round ")).isGreaterThanOrEqualTo(store.results().size());
    List<String> again = new ArrayList<>();
    Study.run(PLAN, PHOTOS, FakeObjective.of(PHOTOS), new StudyBooks(store, ear(again)));
    assertThat(again).contains("round 8 8").noneMatch(h -> h.startsWith("finished"));
  }

  private static int sum(List<String> heard, String what) {
    return heard.stream()
        .filter(h -> h.startsWith(what))
        .mapToInt(h -> Integer.parseInt(h.split(" ", -1)[1]))
        .sum();
  }

  private static StudyProgress ear(List<String> heard) {
    return new StudyProgress() {
      @Override
      public void round(int trainings, int done) {
        heard.add("round " + trainings + " " + done);
      }

      @Override
      public void epochs(List<EpochReport> reports) {}

      @Override
      public void finished(int trainings) {
        heard.add("finished " + trainings);
      }

      @Override
      public void decision(Sentence decision) {
        heard.add("said " + decision.key());
      }
    };
  }
}
