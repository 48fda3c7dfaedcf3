import graft.core.features.FeatureMatrix;
import graft.core.folds.Resamples;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One beginner's photos: some classes of a set and some photos of each to learn from, and an outer
 * test part of other photos, which the study never sees.
 *
 * @param features of the photos that the study sees
 * @param resamples their labels and folds
 * @param outer features of the outer test part
 * @param outerLabels its labels
 */
record Scene(FeatureMatrix features, Resamples resamples, FeatureMatrix outer, int[] outerLabels) {
  private static final double OUTER = 0.4; // of each class's photos
  private static final int FOLDS = 5;
  private static final int DEALS = 3;
  private static final int LEAST = 50; // photos of a class at hand
  private static final int MOST = 667;
  private static final int MOST_IN_ALL = 700; // so that a run costs seconds

  /** What is wrong with the photos that the study sees. */
  record Fault(double shuffled, int photosOfAClass) {
    static final Fault NONE = new Fault(0, Integer.MAX_VALUE);
  }

  /**
   * The scene of a seed; with a fault it is the same but for what the fault says.
   *
   * @param allTested whether the outer test part also takes the photos that are not at hand
   */
  static Scene of(PhotoSet set, long seed, Fault fault, boolean allTested) {
    SplittableRandom draw = draw(seed, 1);
    List<Integer> kinds = new ArrayList<>(IntStream.range(0, set.classes()).boxed().toList());
    Collections.shuffle(kinds, draw);
    kinds = kinds.subList(0, 2 + draw.nextInt(Math.min(4, set.classes() - 1)));
    double drawn = LEAST * Math.pow((double) MOST / LEAST, draw.nextDouble());
    double many = Math.min(drawn, (double) MOST_IN_ALL / kinds.size());
    List<Integer> seen = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Integer> outer = new ArrayList<>();
    List<Integer> outerLabels = new ArrayList<>();
    for (int label = 0; label < kinds.size(); label++) {
      int kind = kinds.get(label);
      List<Integer> photos =
          new ArrayList<>(
              IntStream.range(0, set.labels().length)
                  .filter(i -> set.labels()[i] == kind)
                  .boxed()
                  .toList());
      Collections.shuffle(photos, draw);
      double share = 0.7 + 0.3 * draw.nextDouble(); // classes are seldom of one size
      int hand = Math.min((int) Math.max(LEAST, share * many), photos.size());
      int tested = (int) (OUTER * hand);
      int taken = Math.min(hand - tested, fault.photosOfAClass());
      List<Integer> test = new ArrayList<>(photos.subList(0, tested));
      test.addAll(allTested ? photos.subList(hand, photos.size()) : List.of());
      outer.addAll(test);
      outerLabels.addAll(Collections.nCopies(test.size(), label));
      seen.addAll(photos.subList(tested, tested + taken));
      labels.addAll(Collections.nCopies(taken, label));
    }
    shuffle(labels, fault.shuffled(), draw(seed, 2));
    return new Scene(
        set.matrix(seen),
        resamples(labels, kinds.size(), draw(seed, 3)),
        set.matrix(outer),
        outerLabels.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Chance of a seed, for a purpose. */
  static SplittableRandom draw(long seed, int purpose) {
    return new SplittableRandom(CounterRandom.key(seed, purpose));
  }

  /** Some of the labels change places among themselves. */
  private static void shuffle(List<Integer> labels, double share, SplittableRandom draw) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
    Collections.shuffle(rows, draw);
    rows = rows.subList(0, (int) Math.round(share * rows.size()));
    List<Integer> among = new ArrayList<>(rows.stream().map(labels::get).toList());
    Collections.shuffle(among, draw);
    for (int i = 0; i < rows.size(); i++) {
      labels.set(rows.get(i), among.get(i));
    }
  }

  /** Each class's photos dealt round the folds, from class to class, as Graft deals them. */
  private static Resamples resamples(List<Integer> labels, int classes, SplittableRandom draw) {
    List<List<Integer>> deals = new ArrayList<>();
    for (int deal = 0; deal < DEALS; deal++) {
      List<Integer> folds = new ArrayList<>(Collections.nCopies(labels.size(), 0));
      int next = 0;
      for (int label = 0; label < classes; label++) {
        int of = label;
        List<Integer> rows =
            new ArrayList<>(
                IntStream.range(0, labels.size())
                    .filter(i -> labels.get(i) == of)
                    .boxed()
                    .toList());
        Collections.shuffle(rows, draw);
        for (int row : rows) {
          folds.set(row, next++ % FOLDS);
        }
      }
      deals.add(folds);
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new Resamples(FOLDS, deals, labels, names);
  }
}
