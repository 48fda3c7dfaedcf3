package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.study.StudyPlan.Effort;
import graft.core.words.Language;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a study says of itself, in every language. */
class StudyWordsTest {
  private static final Resamples PHOTOS = FakePhotos.even(120, 3, 4, 3);

  private static StudyOutcome run(StudyPlan plan, FakeObjective objective, StudyStore store) {
    return Study.run(plan, PHOTOS, objective, new StudyBooks(store, StudyProgress.NONE));
  }

  /** Sentences of studies that take different ways. */
  private static List<Sentence> said() {
    FakeObjective usual = FakeObjective.of(PHOTOS);
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    HeadRecipe given = HeadRecipe.defaults().withLearningRate(0.00002);
    HeadRecipe advice = HeadRecipe.defaults().withDropout(0.2);
    StudyPlan plan = StudyPlan.defaults();
    SearchSpace pinned = plan.space().pin(Knob.LEARNING_RATE);
    List<Sentence> said = new ArrayList<>();
    said.addAll(decisions(plan.withAdvised(List.of(advice)), usual));
    said.addAll(decisions(plan, usual.withBowl(steep)));
    said.addAll(decisions(plan.withEffort(plan.effort().withJudges(1)), usual));
    said.addAll(decisions(plan.withSpace(pinned), usual.withBowl(steep)));
    said.addAll(decisions(StudyPlan.single(given), usual));
    said.addAll(decisions(plan, usual.withDivergence(t -> t.recipe().learningRate() > 0.002)));
    said.addAll(again());
    return said;
  }

  /** Sentences of a study that has time left. */
  private static List<Sentence> again() {
    MemoryStudyStore store = new MemoryStudyStore();
    Pace pace = (costs, later) -> Math.min(costs.size(), 10);
    StudyBooks books = new StudyBooks(store, StudyProgress.NONE, pace);
    Study.run(StudyPlan.defaults(), PHOTOS, FakeObjective.of(PHOTOS), books);
    assertThat(store.decisions().stream().map(Sentence::key)).contains("study.again");
    return store.decisions();
  }

  private static List<Sentence> decisions(StudyPlan plan, FakeObjective objective) {
    MemoryStudyStore store = new MemoryStudyStore();
    StudyOutcome outcome = run(plan, objective, store);
    assertThat(outcome.decisions()).isEqualTo(store.decisions().size());
    return store.decisions();
  }

  @Test
  void tells_the_rounds_in_order() {
    Effort oneFold = StudyPlan.defaults().effort().withJudges(1);
    List<String> keys = rounds(StudyPlan.defaults().withEffort(oneFold));
    assertThat(keys)
        .startsWith("study.from", "study.knobs", "study.halved", "study.narrow", "study.chosen");
    assertThat(keys.get(5)).isIn("study.equal", "study.confirmed");
    assertThat(keys.subList(6, keys.size())).containsExactly("study.luck");
  }

  @Test
  void tells_that_few_photos_are_compared_on_more_folds() {
    assertThat(rounds(StudyPlan.defaults()))
        .startsWith(
            "study.from", "study.knobs", "study.few", "study.wide", "study.narrow", "study.chosen");
  }

  private static List<String> rounds(StudyPlan plan) {
    MemoryStudyStore store = new MemoryStudyStore();
    run(plan, FakeObjective.of(PHOTOS), store);
    return store.decisions().stream()
        .map(Sentence::key)
        .filter(k -> !k.startsWith("coach.") && !k.startsWith("study.knob."))
        .toList();
  }

  @Test
  void says_one_sentence_for_each_knob_and_two_for_each_finding() {
    MemoryStudyStore store = new MemoryStudyStore();
    FakeBowl low = FakeBowl.usual().withBestRate(0.01);
    Insights learned =
        run(StudyPlan.defaults(), FakeObjective.of(PHOTOS).withBowl(low), store).insights();
    List<Sentence> decisions = store.decisions();
    assertThat(decisions.stream().filter(d -> d.key().startsWith("study.knob.")))
        .hasSameSizeAs(learned.effects())
        .allMatch(d -> d.values().containsValue("" + learned.effects().size()));
    assertThat(learned.findings()).isNotEmpty();
    List<Sentence> found =
        learned.findings().stream().flatMap(f -> List.of(f.verdict(), f.next()).stream()).toList();
    assertThat(decisions.stream().filter(d -> d.key().startsWith("coach.")))
        .containsExactlyElementsOf(found);
  }

  @Test
  void a_range_that_a_person_named_is_not_widened() {
    FakeBowl steep = FakeBowl.usual().withBestRate(0.1).withDepth(0.5);
    StudyPlan plan = StudyPlan.defaults().withSpace(SearchSpace.defaults().pin(Knob.LEARNING_RATE));
    MemoryStudyStore store = new MemoryStudyStore();
    run(plan, FakeObjective.of(PHOTOS).withBowl(steep), store);
    assertThat(store.trials()).noneMatch(t -> t.round() == Trial.Round.BEYOND);
    assertThat(store.decisions().stream().map(Sentence::key)).contains("study.edge");
  }

  @ParameterizedTest
  @EnumSource
  void every_sentence_has_a_template_and_no_hole_is_left(Language language) throws IOException {
    List<Sentence> said = said();
    Set<String> missing = new TreeSet<>(said.stream().map(Sentence::key).toList());
    missing.removeAll(templates(language));
    assertThat(missing).as("keys that %s lacks", file(language)).isEmpty();
    Words words = Words.of(language);
    for (Sentence sentence : said) {
      assertThat(words.say(sentence))
          .as(sentence.toString())
          .doesNotContain("{", "}", "=")
          .doesNotContain("null", "NaN", "Infinity");
    }
  }

  private static String file(Language language) {
    return language == Language.ENGLISH ? "messages.properties" : "messages_zh.properties";
  }

  private static Set<String> templates(Language language) throws IOException {
    Properties templates = new Properties();
    try (Reader in =
        new InputStreamReader(
            Words.class.getResourceAsStream(file(language)), StandardCharsets.UTF_8)) {
      templates.load(in);
    }
    return templates.stringPropertyNames();
  }
}
