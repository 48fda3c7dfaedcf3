package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.Rungs;
import graft.core.study.StudyListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A field that is cut on the way. */
class RungsTest {
  private static final TrainerSettings SETTINGS = new TrainerSettings(3, 2, 3, 320);
  private static final TrainingSet SET = Samples.set(1, 62, 3, 4, 0.3);
  private static final List<Assignment> WORK =
      Samples.trials().stream().map(t -> new Assignment(t, 2)).toList();
  private static final Heard WHOLE = whole();

  /** Lets some go on after epochs 2 and 4, and checks that all have come so far. */
  private static final class Some implements Rungs {
    private final Heard heard;
    private final Predicate<Assignment> kept;
    private final List<Integer> asked = new ArrayList<>();

    Some(Heard heard, Predicate<Assignment> kept) {
      this.heard = heard;
      this.kept = kept;
    }

    @Override
    public List<Integer> epochs() {
      return List.of(2, 4);
    }

    @Override
    public Set<Assignment> goOn(int epoch, Map<Assignment, FoldResult> going) {
      asked.add(epoch);
      Set<Integer> waiting = new HashSet<>(heard.results.keySet());
      going.forEach(
          (a, result) -> {
            assertThat(heard.epochs.get(a.trial().number())).hasSize(epoch);
            assertThat(result.bestEpoch()).isBetween(1, epoch);
            assertThat(waiting.add(a.trial().number())).as("has not ended").isTrue();
          });
      assertThat(waiting).as("all have come so far").hasSize(WORK.size());
      return going.keySet().stream().filter(kept).collect(Collectors.toSet());
    }
  }

  private static boolean even(Assignment a) {
    return a.trial().number() % 2 == 0;
  }

  @Test
  void the_survivors_bits_are_those_of_a_run_without_rungs() {
    for (int columns : new int[] {1, 9, 320}) {
      for (int threads = 1; threads <= 2; threads++) {
        Heard cut = heard(SETTINGS.withThreads(threads).withStackColumns(columns), RungsTest::even);
        assertThat(cut.results).hasSameSizeAs(WORK);
        for (Assignment a : WORK) {
          int trial = a.trial().number();
          int epochs = WHOLE.of(trial).size();
          if (even(a) || epochs <= 2) {
            assertThat(cut.bits(trial)).isEqualTo(WHOLE.bits(trial));
            assertThat(cut.of(trial)).isEqualTo(WHOLE.of(trial));
          } else {
            assertThat(cut.of(trial)).isEqualTo(WHOLE.of(trial).subList(0, 2));
          }
        }
      }
    }
  }

  @Test
  void one_that_is_given_up_has_the_result_of_its_best_epoch_so_far() {
    Heard cut = heard(SETTINGS, a -> false);
    for (Assignment a : WORK) {
      int trial = a.trial().number();
      EpochReport best =
          WHOLE.of(trial).stream()
              .limit(2)
              .min(Comparator.comparingDouble(EpochReport::validationLoss))
              .orElseThrow();
      FoldResult result = cut.result(trial);
      assertThat(result.bestEpoch()).isEqualTo(best.epoch());
      assertThat(result.validationLoss()).isEqualTo(best.validationLoss());
      assertThat(result.logits().rows()).isEqualTo(SET.validationRows(2).length);
    }
  }

  @Test
  void asks_nobody_when_nobody_is_left() {
    Heard heard = new Heard();
    Some none = new Some(heard, a -> false);
    new HeadTrainer(SET, SETTINGS).run(WORK, none, heard);
    assertThat(none.asked).containsExactly(2);
  }

  @Test
  void ends_with_a_cancellation_when_interrupted_before_at_or_after_a_rung() {
    AtomicInteger batches = new AtomicInteger();
    run(new HeadTrainer(SET, SETTINGS, () -> batches.incrementAndGet() < 0), new Heard());
    for (int cut = 0; cut < batches.get(); cut += 1 + batches.get() / 9) {
      int most = cut;
      AtomicInteger asked = new AtomicInteger();
      Heard heard = new Heard();
      HeadTrainer trainer = new HeadTrainer(SET, SETTINGS, () -> asked.getAndIncrement() >= most);
      assertThatThrownBy(() -> run(trainer, heard)).isInstanceOf(CancellationException.class);
      Heard cutWhole = heard(SETTINGS, RungsTest::even);
      heard.results.keySet().forEach(t -> assertThat(heard.bits(t)).isEqualTo(cutWhole.bits(t)));
      assertThat(heard.results.size()).isLessThan(WORK.size());
    }
  }

  private static void run(HeadTrainer trainer, Heard heard) {
    trainer.run(WORK, new Some(heard, RungsTest::even), heard);
  }

  @Test
  void takes_no_more_abreast_than_256_mebibytes_hold() {
    HeadTrainer trainer = new HeadTrainer(SET, SETTINGS);
    assertThat(trainer.abreast(WORK)).isEqualTo(WORK.size());
    HeadRecipe large = Samples.plain().withOptions(HeadOptions.PLAIN.withHidden(4096));
    // 4096 units of 21 and 3 weights, four times over, are 1.5 MiB
    assertThat(trainer.abreast(copies(large, 500))).isEqualTo(170);
    assertThat(trainer.abreast(copies(large, 100))).isEqualTo(100);
  }

  private static List<Assignment> copies(HeadRecipe recipe, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Assignment(Samples.trial(i, recipe), 0))
        .toList();
  }

  private static Heard whole() {
    Heard heard = new Heard();
    new HeadTrainer(SET, SETTINGS).run(WORK, heard);
    return heard;
  }

  private static Heard heard(TrainerSettings settings, Predicate<Assignment> kept) {
    Heard heard = new Heard();
    new HeadTrainer(SET, settings).run(WORK, new Some(heard, kept), heard);
    return heard;
  }

  /** What a listener hears, by the trial's number. */
  private static final class Heard implements StudyListener {
    private final Map<Integer, List<EpochReport>> epochs =
        Collections.synchronizedMap(new HashMap<>());
    private final Map<Integer, FoldResult> results = Collections.synchronizedMap(new HashMap<>());

    @Override
    public void epochs(List<EpochReport> reports) {
      reports.forEach(r -> epochs.computeIfAbsent(r.trial(), k -> new ArrayList<>()).add(r));
    }

    @Override
    public void finished(List<FoldResult> finished) {
      assertThat(finished).isNotEmpty();
      finished.forEach(r -> assertThat(results.put(r.trial(), r)).as("told once").isNull());
    }

    List<EpochReport> of(int trial) {
      return epochs.getOrDefault(trial, List.of());
    }

    FoldResult result(int trial) {
      return Objects.requireNonNull(results.get(trial));
    }

    String bits(int trial) {
      FoldResult r = result(trial);
      return "%d %x %s"
          .formatted(
              r.bestEpoch(),
              Double.doubleToLongBits(r.validationLoss()),
              Arrays.toString(r.logits().toArray()));
    }
  }
}
