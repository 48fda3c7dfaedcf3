package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.coach.Effect;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import graft.core.random.CounterRandom;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final int PHOTOS = 60;

  /** Every third photo is in fold 0, the others in fold 1. */
  private final Resamples resamples =
      Resamples.of(
          IntStream.range(0, PHOTOS).mapToObj(i -> Math.min(1, i % 3)).toList(),
          IntStream.range(0, PHOTOS).mapToObj(i -> i % 2).toList(),
          2);

  private final Ledger ledger =
      new Ledger(
          new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE),
          this::train,
          new Scoring(resamples, Metric.LOG_LOSS),
          200);

  private final Probe probe = new Probe(ledger);
  private final List<Trial> trials =
      ledger.propose(Trial.Round.KNOBS, Collections.nCopies(13, HeadRecipe.defaults()));

  /** Answers by chance; those of later trials are worth more. */
  private void train(List<Objective.Assignment> work, Rungs rungs, StudyListener listener) {
    for (Objective.Assignment a : work) {
      int[] labels = resamples.validationLabels(a.fold());
      float[] logits = new float[2 * labels.length];
      for (int i = 0; i < logits.length; i++) {
        long key = CounterRandom.key(a.trial().number(), a.fold(), i);
        boolean right = i % 2 == labels[i / 2];
        logits[i] = (float) (CounterRandom.uniform(key) + (right ? 0.1 * a.trial().number() : 0));
      }
      listener.finished(
          List.of(new FoldResult(a.trial().number(), a.fold(), 1, 0.5, Logits.of(2, logits))));
    }
  }

  private List<Effect> effects() {
    ledger.train(trials, probe.ways());
    return probe.effects(
        trials.stream()
            .skip(1)
            .map(to -> new Probe.Change(Knob.LEARNING_RATE, trials.getFirst(), to))
            .toList());
  }

  /** Ten folds: all of them of 500 photos, five of 2,000, two of 20,000; each with two seeds. */
  @Test
  void looks_at_a_thousand_photos_where_there_are_so_many_and_at_two_folds_or_more() {
    assertThat(ways(500)).isEqualTo(20);
    assertThat(ways(2000)).isEqualTo(10);
    assertThat(ways(20_000)).isEqualTo(4);
  }

  private static int ways(int photos) {
    List<Integer> folds = IntStream.range(0, photos).mapToObj(i -> i % 10).toList();
    Scoring scoring =
        new Scoring(Resamples.of(folds, Collections.nCopies(photos, 0), 1), Metric.LOG_LOSS);
    StudyBooks books = new StudyBooks(new MemoryStudyStore(), StudyProgress.NONE);
    return new Probe(new Ledger(books, (work, rungs, listener) -> {}, scoring, 200)).ways().size();
  }

  @Test
  void a_change_is_what_the_marks_differ_by() {
    List<Effect> effects = effects();
    List<Marks> start = probe.marks(trials.getFirst());
    for (int i = 0; i < effects.size(); i++) {
      List<Marks> changed = probe.marks(trials.get(i + 1));
      assertThat(effects.get(i).loss().value())
          .isCloseTo(mean(changed, Marks::logLoss) - mean(start, Marks::logLoss), within(1e-12));
      assertThat(effects.get(i).accuracy().value())
          .isCloseTo(mean(changed, Marks::accuracy) - mean(start, Marks::accuracy), within(1e-12));
    }
    assertThat(effects.getLast().loss().value()).isNegative();
  }

  private static double mean(List<Marks> marks, ToDoubleFunction<Marks> of) {
    return marks.stream().mapToDouble(of).average().orElseThrow();
  }

  @Test
  void seeds_are_nested_in_folds() {
    effects();
    Estimate wanted =
        PairedDifferences.of(Collections.singletonList(differences(trials.get(4)))).getFirst();
    assertThat(probe.loss(trials.getFirst(), trials.get(4))).isEqualTo(wanted);
  }

  @Test
  void changes_are_one_family() {
    List<Estimate> losses = effects().stream().map(Effect::loss).toList();
    assertThat(losses)
        .isEqualTo(PairedDifferences.of(trials.stream().skip(1).map(this::differences).toList()));
    assertThat(losses.get(3)).isNotEqualTo(probe.loss(trials.getFirst(), trials.get(4)));
  }

  /**
   * (folds)(seeds)(photos) of loss, against the first trial: a third of the photos is in fold 0.
   */
  private double[][][] differences(Trial trial) {
    List<Marks> a = probe.marks(trials.getFirst());
    List<Marks> b = probe.marks(trial);
    double[][][] differences = new double[2][2][];
    for (int seed = 0; seed < 2; seed++) {
      Marks first = a.get(seed);
      Marks second = b.get(seed);
      double[] all =
          IntStream.range(0, PHOTOS).mapToDouble(p -> second.loss(p) - first.loss(p)).toArray();
      differences[0][seed] = Arrays.copyOfRange(all, 0, PHOTOS / 3);
      differences[1][seed] = Arrays.copyOfRange(all, PHOTOS / 3, PHOTOS);
    }
    return differences;
  }
}
