package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.metrics.Logits;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Ration;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.SplitRow;
import graft.core.study.StudyStore.StudyHeader;
import graft.core.study.Trial;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link StudyStore} must do. */
abstract class StudyStoreContract {

  /** Opens the test's study, the same each time. */
  abstract StudyStore open();

  @Test
  void keeps_what_the_study_is_of() {
    StudyHeader header = new StudyHeader("run-1", "0.1.0", "{\"seed\": 0, \"花\": '\n'}", "ab12");
    try (StudyStore store = open()) {
      assertThat(store.header()).isEmpty();
      store.begin(new StudyHeader("run-0", "", "", ""));
      store.begin(header);
    }
    reopened(store -> assertThat(store.header()).contains(header));
  }

  @Test
  void keeps_the_split_in_its_order_and_replaces_it_whole() {
    List<SplitRow> rows =
        List.of(
            new SplitRow("rose/b.jpg", "02", "fold1", "rose"),
            new SplitRow("rose/a\n.jpg", "01", "test", "rose"));
    try (StudyStore store = open()) {
      assertThat(store.split()).isEmpty();
      store.saveSplit(
          List.of(
              new SplitRow("x", "1", "train", "y"),
              new SplitRow("z", "1", "train", "y"),
              new SplitRow("w", "1", "train", "y")));
      store.saveSplit(rows);
    }
    reopened(store -> assertThat(store.split()).isEqualTo(rows));
  }

  @Test
  void keeps_trials_exactly_and_orders_them_by_number() {
    Trial first = new Trial(0, Trial.Round.START, HeadRecipe.defaults());
    Trial second =
        new Trial(1, Trial.Round.WIDE, new HeadRecipe(0.1 + 0.2, 64, 7, 0, Double.MIN_VALUE, 1));
    Trial third = new Trial(2, Trial.Round.NARROW, first.recipe().withLearningRate(1e300));
    try (StudyStore store = open()) {
      store.saveTrials(List.of(third, first));
      store.saveTrials(List.of(second, new Trial(2, Trial.Round.GIVEN, HeadRecipe.defaults())));
      store.saveTrials(List.of(third));
    }
    reopened(store -> assertThat(store.trials()).containsExactly(first, second, third));
  }

  @Test
  void keeps_what_goes_beyond_the_article() {
    HeadOptions options = new HeadOptions(Schedule.COSINE, 0.1 + 0.2, true, 256);
    Trial trial =
        new Trial(
            0,
            Trial.Round.PHOTOS,
            HeadRecipe.defaults().withOptions(options),
            new Ration(1.0 / 3, 2));
    try (StudyStore store = open()) {
      store.saveTrials(List.of(trial));
    }
    reopened(store -> assertThat(store.trials()).containsExactly(trial));
  }

  @Test
  void keeps_what_the_clock_decided() {
    try (StudyStore store = open()) {
      assertThat(store.answer("trials")).isEmpty();
      store.saveAnswer("trials", 7);
      store.saveAnswer("other", -1);
      store.saveAnswer("trials", 8);
      store.saveAnswers(Map.of("other", -2, "third", 3));
      store.saveAnswers(Map.of());
    }
    reopened(
        store -> {
          assertThat(store.answer("trials")).hasValue(8);
          assertThat(store.answer("other")).hasValue(-2);
          assertThat(store.answer("third")).hasValue(3);
        });
  }

  @Test
  void keeps_losses_exactly_even_those_that_are_no_numbers() {
    List<EpochReport> reports =
        List.of(
            new EpochReport(0, 0, 1, 0.1, Double.NaN, 1.0 / 3),
            new EpochReport(0, 0, 2, -0.0, Double.POSITIVE_INFINITY, 1),
            new EpochReport(0, 1, 1, Double.MIN_VALUE, Double.MAX_VALUE, 0),
            new EpochReport(1, 0, 1, 0x1.fffffffffffffp61, Math.nextUp(1), 3));
    try (StudyStore store = open()) {
      store.saveEpochs(List.of(new EpochReport(0, 1, 1, 5, 5, 5)));
      store.saveEpochs(reports.reversed());
    }
    reopened(store -> assertThat(store.epochs()).isEqualTo(reports));
  }

  @Test
  void keeps_results_with_their_logits_to_the_bit() {
    float[] logits = {-0f, 1f / 3, Float.MIN_VALUE, Float.NaN, 1e38f, -7};
    try (StudyStore store = open()) {
      store.saveResults(List.of(new FoldResult(4, 1, 9, 0.2, Logits.of(1, new float[1]))));
      store.saveResults(
          List.of(
              new FoldResult(4, 1, 3, Double.NaN, Logits.of(3, logits)),
              new FoldResult(4, 0, 2, 0.5, Logits.of(2, new float[0]))));
    }
    reopened(
        store -> {
          List<FoldResult> results = store.results();
          assertThat(results).extracting(FoldResult::fold).containsExactly(0, 1);
          assertThat(results.get(0).logits().rows()).isZero();
          FoldResult second = results.get(1);
          assertThat(second.bestEpoch()).isEqualTo(3);
          assertThat(second.validationLoss()).isNaN();
          assertThat(second.logits().classes()).isEqualTo(3);
          assertThat(second.logits().toArray()).isEqualTo(logits);
        });
  }

  @Test
  void hands_results_over_one_by_one_in_order() {
    try (StudyStore store = open()) {
      for (int trial = 3; trial >= 0; trial--) {
        store.saveResults(
            List.of(new FoldResult(trial, 0, 1, 0.5, Logits.of(1, new float[] {trial}))));
      }
    }
    reopened(
        store -> {
          List<Double> said = new ArrayList<>();
          store.eachResult(result -> said.add(result.logits().row(0)[0]));
          assertThat(said).containsExactly(0.0, 1.0, 2.0, 3.0);
        });
  }

  @Test
  void keeps_decisions_with_their_values_in_order() {
    Sentence best = Sentence.of("tune.best").with("z", "0.1").with("a", "").with("m", "花\n'");
    Sentence plain = Sentence.of("tune.plain");
    try (StudyStore store = open()) {
      store.saveDecision(1, Sentence.of("tune.other").with("p", 1).with("q", 2));
      store.saveDecision(0, best);
      store.saveDecision(1, plain);
    }
    reopened(
        store -> {
          assertThat(store.decisions()).containsExactly(best, plain);
          assertThat(store.decisions().get(0).values().keySet()).containsExactly("z", "a", "m");
        });
  }

  @Test
  void serves_several_threads() throws Exception {
    try (StudyStore store = open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int worker = 0; worker < 8; worker++) {
        int trial = worker;
        work.add(
            () -> {
              for (int epoch = 1; epoch <= 30; epoch++) {
                store.saveEpochs(List.of(new EpochReport(trial, 0, epoch, epoch, trial, 0)));
                store.epochs();
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    reopened(store -> assertThat(store.epochs()).hasSize(8 * 30));
  }

  private void reopened(Consumer<StudyStore> check) {
    try (StudyStore store = open()) {
      check.accept(store);
    }
  }
}
