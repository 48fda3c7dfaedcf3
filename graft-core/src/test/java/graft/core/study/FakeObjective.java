package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains nothing: the loss is a bowl around rate 0.001 with a bump for every recipe and fold.
 * Results come in any order and a few at a time, as from threads. It can be interrupted after some
 * results.
 */
final class FakeObjective implements Objective {
  private final int most;
  private final List<Assignment> trained = new ArrayList<>();

  private FakeObjective(int most) {
    this.most = most;
  }

  static FakeObjective whole() {
    return new FakeObjective(Integer.MAX_VALUE);
  }

  /** Interrupted when it has given so many results. */
  static FakeObjective interruptedAfter(int results) {
    return new FakeObjective(results);
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
      listener.epochs(epochs(assignment));
      ready.add(result(assignment));
      if (ready.size() == 1 + trained.size() % 3 || trained.size() == most) {
        listener.finished(List.copyOf(ready));
        ready.clear();
      }
    }
    listener.finished(List.copyOf(ready));
  }

  private static List<EpochReport> epochs(Assignment a) {
    double loss = loss(a.trial().recipe(), a.fold());
    int trial = a.trial().number();
    return List.of(
        new EpochReport(trial, a.fold(), 1, loss + 0.2, loss + 0.1, 0.5),
        new EpochReport(trial, a.fold(), 2, loss + 0.1, loss, 0.6));
  }

  private static FoldResult result(Assignment a) {
    HeadRecipe recipe = a.trial().recipe();
    float[] logits = new float[2 * photos(a.fold())];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) CounterRandom.uniform(CounterRandom.with(key(recipe, a.fold()), i));
    }
    int epoch = 1 + (int) Math.floorMod(key(recipe, a.fold()), 30L);
    return new FoldResult(
        a.trial().number(), a.fold(), epoch, loss(recipe, a.fold()), Logits.of(2, logits));
  }

  /** Photos in a fold. */
  static int photos(int fold) {
    return 3 + fold;
  }

  static double loss(HeadRecipe recipe, int fold) {
    double away = Math.log10(recipe.learningRate()) + 3;
    return 0.3 + 0.02 * away * away + 0.05 * CounterRandom.uniform(key(recipe, fold));
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
