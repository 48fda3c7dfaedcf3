package graft.core.study;

import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.metrics.Softmax;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  public void run(List<Assignment> work, Rungs rungs, StudyListener listener) {
    List<Assignment> going =
        work.stream()
            .sorted(Comparator.comparingLong(a -> key(a.trial().recipe(), a.fold())))
            .toList();
    int done = 0;
    for (int epoch : rungs.epochs()) {
      going = trainUntil(epoch, done, going, listener);
      done = epoch;
      if (going.isEmpty()) {
        return;
      }
      Map<Assignment, FoldResult> soFar = new LinkedHashMap<>();
      going.forEach(a -> soFar.put(a, result(a, epoch)));
      Set<Assignment> on = rungs.goOn(epoch, soFar);
      tell(going.stream().filter(a -> !on.contains(a)).toList(), epoch, listener);
      going = going.stream().filter(on::contains).toList();
    }
    trainUntil(Integer.MAX_VALUE, done, going, listener);
  }

  /** Tells the epochs up to this one and who has ended by then, and gives the others. */
  private List<Assignment> trainUntil(
      int epoch, int done, List<Assignment> going, StudyListener listener) {
    for (Assignment a : going) {
      if (trained.size() == most) {
        throw new CancellationException("interrupted");
      }
      listener.epochs(
          epochs(result(a, Integer.MAX_VALUE)).stream()
              .filter(e -> e.epoch() > done && e.epoch() <= epoch)
              .toList());
      if (last(a) <= epoch) {
        tell(List.of(a), epoch, listener);
      }
    }
    return going.stream().filter(a -> last(a) > epoch).toList();
  }

  private void tell(List<Assignment> ended, int epoch, StudyListener listener) {
    List<FoldResult> ready = new ArrayList<>();
    for (Assignment assignment : ended) {
      if (trained.size() == most) {
        throw new CancellationException("interrupted"); // what is ready is lost
      }
      trained.add(assignment);
      ready.add(result(assignment, epoch));
      if (ready.size() == 1 + trained.size() % 3 || trained.size() == most) {
        listener.finished(List.copyOf(ready));
        ready.clear();
      }
    }
    listener.finished(List.copyOf(ready));
  }

  /** A few trainings are at their best early. */
  private static int best(int trial) {
    return CounterRandom.uniform(CounterRandom.key(trial, 17)) < 0.15 ? 2 : 7;
  }

  private static int last(Assignment assignment) {
    return best(assignment.trial().number()) + 1;
  }

  /** The loss falls to its lowest and rises in the epoch after it. */
  private static List<EpochReport> epochs(FoldResult r) {
    double loss = Double.isNaN(r.validationLoss()) ? Double.POSITIVE_INFINITY : r.validationLoss();
    List<EpochReport> epochs = new ArrayList<>();
    for (int e = 1; e <= r.bestEpoch() + 1; e++) {
      int before = r.bestEpoch() - e;
      double train = before < 0 ? loss - 0.1 : loss + 0.1 * before + 0.1;
      double validation = before < 0 ? 1.1 * loss : loss + 0.1 * before;
      epochs.add(new EpochReport(r.trial(), r.fold(), e, train, validation, 0.6 - 0.01 * before));
    }
    return epochs;
  }

  /** What a training has reached when it has done so many epochs. */
  private FoldResult result(Assignment assignment, int epoch) {
    Trial trial = assignment.trial();
    int way = assignment.fold();
    int best = Math.min(epoch, best(trial.number()));
    int[] labels = resamples.validationLabels(way);
    int[] rows = resamples.validationRows(way);
    float[] logits = new float[rows.length * resamples.classes()];
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] row = answer(trial, way, rows[i], labels[i]);
      row[labels[i]] -= early(trial, best);
      loss += Softmax.logLoss(row, labels[i], 1) / rows.length;
      for (int k = 0; k < row.length; k++) {
        logits[i * row.length + k] = (float) row[k];
      }
    }
    return new FoldResult(trial.number(), way, best, loss, Logits.of(resamples.classes(), logits));
  }

  /** How much of its lead a trial lacks before its best epoch: more or less, as it happens. */
  private static double early(Trial trial, int epoch) {
    return epoch == best(trial.number())
        ? 0
        : 0.3 + 0.2 * normal(CounterRandom.key(trial.number(), epoch, 18));
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
