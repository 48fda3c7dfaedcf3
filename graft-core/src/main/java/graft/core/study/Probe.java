package graft.core.study;

import graft.core.coach.Effect;
import graft.core.folds.Resamples;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import graft.core.statistics.Holm;
import graft.core.statistics.PairedDifferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares recipes by a few trainings each: the same photos (folds enough for a thousand of them,
 * two or more, where there are folds) with each of a few seeds.
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
    return Math.min(Math.max(LEAST_FOLDS, resamples.foldsFor(PHOTOS)), resamples.folds());
  }

  /** All ways, those of the first seed first. */
  List<Integer> ways() {
    return waysBySeed.stream().flatMap(List::stream).toList();
  }

  /** A trial's marks, a seed at a time, each with its own temperature. */
  List<Marks> marks(Trial trial) {
    return waysBySeed.stream()
        .map(ways -> ledger.scores().marks(trial, ways).orElseThrow())
        .toList();
  }

  /** The mean cost over the seeds. */
  double cost(Trial trial) {
    return marks(trial).stream().mapToDouble(Marks::cost).average().orElseThrow();
  }

  /** Loss of the second less loss of the first, over photos and trainings. */
  Estimate loss(Trial first, Trial second) {
    return difference(first, second, Probe::loss);
  }

  /** Accuracy of the second less accuracy of the first, over photos and trainings. */
  Estimate accuracy(Trial first, Trial second) {
    return difference(first, second, Probe::hits);
  }

  private static double loss(Marks first, Marks second, int photo) {
    return second.loss(photo) - first.loss(photo);
  }

  private static double hits(Marks first, Marks second, int photo) {
    return (second.hit(photo) ? 1 : 0) - (first.hit(photo) ? 1 : 0);
  }

  /** What two heads' marks differ by on a photo. */
  private interface OnPhoto {
    double difference(Marks first, Marks second, int photo);
  }

  /** Two recipes' marks, a seed at a time. */
  private record Pair(List<Marks> first, List<Marks> second) {

    /** (folds)(seeds)(photos): the marks of a seed are those of its folds, one after the other. */
    double[][][] differences(int[] photosByFold, OnPhoto onPhoto) {
      double[][][] differences = new double[photosByFold.length][first.size()][];
      int at = 0;
      for (int fold = 0; fold < photosByFold.length; fold++) {
        for (int seed = 0; seed < first.size(); seed++) {
          Marks a = first.get(seed);
          Marks b = second.get(seed);
          differences[fold][seed] =
              IntStream.range(at, at + photosByFold[fold])
                  .mapToDouble(photo -> onPhoto.difference(a, b, photo))
                  .toArray();
        }
        at += photosByFold[fold];
      }
      return differences;
    }
  }

  private Estimate difference(Trial first, Trial second, OnPhoto onPhoto) {
    int[] photos = photosByFold();
    if (isSpreadUnseen(photos)) {
      return PairedDifferences.UNSEEN;
    }
    PairedDifferences family = new PairedDifferences();
    family.add(new Pair(marks(first), marks(second)).differences(photos, onPhoto));
    return family.estimates().getFirst();
  }

  private int[] photosByFold() {
    Resamples resamples = ledger.scoring().resamples();
    return waysBySeed.getFirst().stream()
        .mapToInt(way -> resamples.validationRows(way).length)
        .filter(count -> count > 0)
        .toArray();
  }

  private static boolean isSpreadUnseen(int[] photosByFold) {
    return IntStream.of(photosByFold).allMatch(count -> count < 2);
  }

  /** One change of a knob. */
  record Change(Knob knob, Trial from, Trial to) {}

  /**
   * What the changes did. They are one family: they learn from each other how much trainings
   * differ, and their p-values are corrected for their number.
   */
  List<Effect> effects(List<Change> changes) {
    int[] photos = photosByFold();
    if (isSpreadUnseen(photos)) {
      List<Estimate> none = Collections.nCopies(changes.size(), PairedDifferences.UNSEEN);
      return effects(changes, none, none);
    }
    PairedDifferences losses = new PairedDifferences();
    PairedDifferences accuracies = new PairedDifferences();
    Map<Trial, List<Marks>> known = new HashMap<>(); // of what most changes start from
    for (Change change : changes) {
      Pair pair = new Pair(known.computeIfAbsent(change.from(), this::marks), marks(change.to()));
      losses.add(pair.differences(photos, Probe::loss));
      accuracies.add(pair.differences(photos, Probe::hits));
    }
    return effects(changes, losses.estimates(), accuracies.estimates());
  }

  private static List<Effect> effects(
      List<Change> changes, List<Estimate> losses, List<Estimate> accuracies) {
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
                  accuracies.get(i),
                  p.get(i));
            })
        .toList();
  }
}
