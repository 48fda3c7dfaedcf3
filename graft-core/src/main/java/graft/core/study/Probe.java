package graft.core.study;

import graft.core.coach.Effect;
import graft.core.head.Knob;
import graft.core.split.Resamples;
import graft.core.statistics.Estimate;
import graft.core.statistics.Holm;
import graft.core.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares recipes by a few trainings each: the same photos (folds enough for a thousand of
 * them, two or more, where there are folds) with each of a few seeds.
 */
final class Probe {
  private static final int LEAST_FOLDS = 2;
  private static final int PHOTOS = 1000; // to compare on, where there are so many
  private static final int SEEDS = 2;
  private static final int SEEDS_OF_ONE_PART = 3;

  private final Ledger ledger;
  private final List<List<Integer>> waysBySeed = new ArrayList<>();

  Probe(Ledger ledger) {
    this.ledger = ledger;
    Resamples resamples = ledger.scoring().resamples();
    int folds = folds(resamples);
    int seeds = resamples.folds() == 1 ? SEEDS_OF_ONE_PART : SEEDS;
    for (int seed = 0; seed < seeds; seed++) {
      int s = seed;
      waysBySeed.add(
          IntStream.range(0, folds).mapToObj(fold -> resamples.number(fold, s, 0)).toList());
    }
  }

  /** All of them where photos are few; a small difference cannot be seen on few. */
  private static int folds(Resamples resamples) {
    int ofOne = Math.max(1, resamples.validationRows(0).length);
    int wanted = Math.max(LEAST_FOLDS, (PHOTOS + ofOne - 1) / ofOne);
    return Math.min(wanted, resamples.folds());
  }

  /** All ways, those of the first seed first. */
  List<Integer> ways() {
    return waysBySeed.stream().flatMap(List::stream).toList();
  }

  /** A trial's marks, a seed at a time, each with its own temperature. */
  List<Marks> marks(Trial trial) {
    return waysBySeed.stream().map(ways -> ledger.marks(trial, ways).orElseThrow()).toList();
  }

  /** The mean cost over the seeds. */
  double cost(Trial trial) {
    return marks(trial).stream().mapToDouble(Marks::cost).average().orElseThrow();
  }

  /** Loss of the second less loss of the first, over photos and seeds. */
  Estimate loss(Trial first, Trial second) {
    return difference(first, second, (a, b, photo) -> b.loss(photo) - a.loss(photo));
  }

  /** Accuracy of the second less accuracy of the first, over photos and seeds. */
  Estimate accuracy(Trial first, Trial second) {
    return difference(
        first, second, (a, b, photo) -> (b.hit(photo) ? 1 : 0) - (a.hit(photo) ? 1 : 0));
  }

  /** What two heads' marks differ by on a photo. */
  private interface OnPhoto {
    double difference(Marks first, Marks second, int photo);
  }

  private Estimate difference(Trial first, Trial second, OnPhoto onPhoto) {
    List<Marks> a = marks(first);
    List<Marks> b = marks(second);
    double[][] differences = new double[a.size()][a.getFirst().photos()];
    for (int seed = 0; seed < differences.length; seed++) {
      for (int photo = 0; photo < differences[seed].length; photo++) {
        differences[seed][photo] = onPhoto.difference(a.get(seed), b.get(seed), photo);
      }
    }
    if (differences[0].length < 2) { // no spread can be seen
      return new Estimate(0, 1, 1);
    }
    return PairedDifference.of(differences);
  }

  /** One change of a knob. */
  record Change(Knob knob, Trial from, Trial to) {}

  /** What the changes did, their p-values corrected for their number. */
  List<Effect> effects(List<Change> changes) {
    List<Estimate> losses = changes.stream().map(c -> loss(c.from(), c.to())).toList();
    List<Double> p = Holm.adjust(losses.stream().map(Estimate::pValue).toList());
    return IntStream.range(0, changes.size())
        .mapToObj(
            i -> {
              Change change = changes.get(i);
              return new Effect(
                  change.knob(),
                  change.from().recipe(),
                  change.to().recipe(),
                  losses.get(i),
                  accuracy(change.from(), change.to()),
                  p.get(i));
            })
        .toList();
  }
}
