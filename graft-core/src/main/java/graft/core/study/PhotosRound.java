package graft.core.study;

import graft.core.coach.Diet;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What fewer photos cost: a recipe on parts of the training photos, of all classes and of each. */
final class PhotosRound {
  private static final double[] SHARES = {0.1, 0.3};
  private static final double CLASS_SHARE = 0.5;
  private static final int CLASSES = 10;

  private final Ledger ledger;
  private final Probe probe;
  private final Resamples resamples;

  PhotosRound(Ledger ledger, Probe probe) {
    this.ledger = ledger;
    this.probe = probe;
    this.resamples = ledger.scoring().resamples();
  }

  /** What it costs at most. */
  static double cost(Ledger ledger, Probe probe, HeadRecipe recipe) {
    int classes = Math.min(CLASSES, ledger.scoring().resamples().classes());
    double shares = // and the whole
        1 + DoubleStream.of(SHARES).map(s -> ledger.costs().share(Ration.of(s))).sum();
    double ofClasses = classes * ledger.costs().share(new Ration(CLASS_SHARE, 0));
    return (shares + ofClasses) * probe.ways().size() * ledger.costs().of(recipe, 1);
  }

  /**
   * The diets that there is time for.
   *
   * @param whole the trial that has all photos
   * @param later the cost of what must be done afterwards
   */
  List<Diet> run(Trial whole, double later) {
    double first = ledger.missing(whole, probe.ways()) + cost(whole.recipe(), Ration.of(SHARES[0]));
    if (ledger.afford("photos", List.of(first), later) == 0) {
      return List.of();
    }
    ledger.train(List.of(whole), probe.ways());
    List<Ration> rations = new ArrayList<>();
    for (double share : SHARES) {
      rations.add(Ration.of(share));
    }
    worstClasses(whole).forEach(label -> rations.add(new Ration(CLASS_SHARE, label)));
    return train(whole.recipe(), rations, later).stream().map(part -> diet(whole, part)).toList();
  }

  private double cost(HeadRecipe recipe, Ration ration) {
    Costs costs = ledger.costs();
    return probe.ways().size() * costs.of(recipe, 1) * costs.share(ration);
  }

  /** One ration after the other where a clock decides, so that the run ends close to its time. */
  private List<Trial> train(HeadRecipe recipe, List<Ration> rations, double later) {
    List<Trial> trials = new ArrayList<>();
    int step = ledger.hurried() ? 1 : rations.size();
    boolean time = true;
    for (int from = 0; time && from < rations.size(); from += step) {
      List<Ration> part = rations.subList(from, from + step);
      List<Double> costs = part.stream().map(ration -> cost(recipe, ration)).toList();
      int count = ledger.afford("rations-" + from, costs, later);
      List<Trial> asked = ledger.propose(recipe, part.subList(0, count));
      ledger.train(asked, probe.ways());
      trials.addAll(asked);
      time = count == part.size();
    }
    return trials;
  }

  /** Classes with photos enough to halve, the least recognised first. */
  private List<Integer> worstClasses(Trial whole) {
    Marks marks = probe.marks(whole).getFirst();
    List<Integer> counts = TrainPhotos.byClass(resamples);
    return IntStream.range(0, resamples.classes())
        .boxed()
        .filter(k -> counts.get(k) >= 8)
        .sorted(Comparator.comparingDouble(k -> recall(marks, k)))
        .limit(CLASSES)
        .toList();
  }

  private static double recall(Marks marks, int label) {
    return IntStream.range(0, marks.photos())
        .filter(i -> marks.label(i) == label)
        .mapToDouble(i -> marks.hit(i) ? 1 : 0)
        .average()
        .orElse(1);
  }

  private Diet diet(Trial whole, Trial part) {
    int label = part.ration().label();
    Estimate lost = negative(probe.accuracy(whole, part));
    return new Diet(
        label,
        photos(part.ration(), label),
        photos(Ration.ALL, label),
        probe.loss(whole, part),
        lost);
  }

  private int photos(Ration ration, int label) {
    int[] rows = resamples.thinned(resamples.trainRows(0), ration.share(), ration.label(), 0);
    return (int)
        IntStream.of(rows).filter(row -> label < 0 || resamples.labels().get(row) == label).count();
  }

  private static Estimate negative(Estimate e) {
    return new Estimate(-e.value(), e.standardError(), e.degreesOfFreedom());
  }
}
