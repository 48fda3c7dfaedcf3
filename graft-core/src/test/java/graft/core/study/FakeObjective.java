package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.metrics.Softmax;
import graft.core.random.CounterRandom;
import graft.core.split.Resamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * Trains nothing: answers as well as the recipe's {@link FakeBowl} says, better on easy photos than
 * on hard ones, some of which it names wrongly. Its confidence differs from recipe to recipe, so
 * that losses can be compared only after calibration. Results come in any order and a few at a
 * time, as from threads. It can be interrupted after some results.
 */
final class FakeObjective implements Objective {
  private final Resamples resamples;
  private final FakeBowl bowl;
  private final Predicate<Trial> diverges;
  private final int most;
  private final List<Assignment> trained = new ArrayList<>();

  private FakeObjective(Resamples resamples, FakeBowl bowl, Predicate<Trial> diverges, int most) {
    this.resamples = resamples;
    this.bowl = bowl;
    this.diverges = diverges;
    this.most = most;
  }

  static FakeObjective of(Resamples resamples) {
    return new FakeObjective(resamples, FakeBowl.usual(), trial -> false, Integer.MAX_VALUE);
  }

  FakeObjective withBowl(FakeBowl value) {
    return new FakeObjective(resamples, value, diverges, most);
  }

  /** The answers of these trials are no numbers. */
  FakeObjective withDivergence(Predicate<Trial> value) {
    return new FakeObjective(resamples, bowl, value, most);
  }

  /** Interrupted when it has given so many results. */
  FakeObjective interruptedAfter(int results) {
    return new FakeObjective(resamples, bowl, diverges, results);
  }

  /** What has been trained. */
  List<Assignment> trained() {
    return List.copyOf(trained);
  }

  @Override
  public void run(List<Assignment> work, StudyListener listener) {
    List<Assignment> order =
        work.stream()
            .sorted(Comparator.comparingLong(a -> key(a.trial().recipe(), a.fold())))
            .toList();
    List<FoldResult> ready = new ArrayList<>();
    for (Assignment assignment : order) {
      if (trained.size() == most) {
        throw new CancellationException("interrupted"); // what is ready is lost
      }
      trained.add(assignment);
      FoldResult result = result(assignment);
      listener.epochs(epochs(result));
      ready.add(result);
      if (ready.size() == 1 + trained.size() % 3 || trained.size() == most) {
        listener.finished(List.copyOf(ready));
        ready.clear();
      }
    }
    listener.finished(List.copyOf(ready));
  }

  /** The loss falls to its lowest in the second epoch and rises after it. */
  private static List<EpochReport> epochs(FoldResult r) {
    double loss = Double.isNaN(r.validationLoss()) ? Double.POSITIVE_INFINITY : r.validationLoss();
    return List.of(
        new EpochReport(r.trial(), r.fold(), 1, loss + 0.2, loss + 0.1, 0.5),
        new EpochReport(r.trial(), r.fold(), 2, loss + 0.1, loss, 0.6),
        new EpochReport(r.trial(), r.fold(), 3, loss - 0.1, 1.1 * loss, 0.6));
  }

  private FoldResult result(Assignment assignment) {
    Trial trial = assignment.trial();
    int way = assignment.fold();
    int[] labels = resamples.validationLabels(way);
    int[] rows = resamples.validationRows(way);
    float[] logits = new float[rows.length * resamples.classes()];
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] row = answer(trial, way, rows[i], labels[i]);
      loss += Softmax.logLoss(row, labels[i], 1) / rows.length;
      for (int k = 0; k < row.length; k++) {
        logits[i * row.length + k] = (float) row[k];
      }
    }
    return new FoldResult(trial.number(), way, 2, loss, Logits.of(resamples.classes(), logits));
  }

  private double[] answer(Trial trial, int way, int photo, int label) {
    HeadRecipe recipe = trial.recipe();
    long key = CounterRandom.key(key(recipe, way), photo, trial.number());
    double margin = bowl.margin(trial, photo) + bowl.noise() * normal(key);
    double confidence = recipe.options().labelSmoothing() > 0 ? 0.3 : 1.5;
    double[] row = new double[resamples.classes()];
    for (int k = 0; k < row.length; k++) {
      row[k] = 0.2 * CounterRandom.uniform(CounterRandom.key(photo, k, 5));
      row[k] = confidence * (row[k] + (k == label ? margin : 0));
      row[k] = diverges.test(trial) ? Double.NaN : row[k];
    }
    return row;
  }

  /** Roughly normal: the sum of twelve uniforms. */
  static double normal(long key) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += CounterRandom.uniform(CounterRandom.with(key, i));
    }
    return sum;
  }

  private static long key(HeadRecipe recipe, int fold) {
    return CounterRandom.key(
        Double.doubleToLongBits(recipe.learningRate()),
        recipe.batchSize(),
        Double.doubleToLongBits(recipe.dropout()),
        Double.doubleToLongBits(recipe.l1()),
        Double.doubleToLongBits(recipe.l2()),
        fold);
  }
}
