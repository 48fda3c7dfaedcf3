package graft.core.study;

import graft.core.coach.Diet;
import graft.core.folds.Resamples;
import graft.core.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** Trainings that it costs at most. */
  static int trainings(Resamples resamples, Probe probe) {
    int trials = SHARES.length + 1 + Math.min(CLASSES, resamples.classes());
    return trials * probe.ways().size();
  }

  /** The diets that there is time for, with the whole as the trial that has all photos. */
  List<Diet> run(Trial whole) {
    int folds = resamples.folds();
    if (ledger.afford("photos", 1, 2 * probe.ways().size(), folds) == 0) {
      return List.of();
    }
    ledger.train(List.of(whole), probe.ways());
    List<Ration> rations = new ArrayList<>();
    for (double share : SHARES) {
      rations.add(Ration.of(share));
    }
    worstClasses(whole).forEach(label -> rations.add(new Ration(CLASS_SHARE, label)));
    int count = ledger.afford("rations", rations.size(), probe.ways().size(), folds);
    List<Trial> trials = ledger.propose(whole.recipe(), rations.subList(0, count));
    ledger.train(trials, probe.ways());
    return trials.stream().map(part -> diet(whole, part)).toList();
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
