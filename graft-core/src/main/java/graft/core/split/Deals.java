package graft.core.split;

import graft.core.folds.Resamples;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import graft.core.scratch.FirstPlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Deals the non-test photos into folds again, as evenly as the first time. */
public final class Deals {
  private static final long PURPOSE = 3;

  private Deals() {}

  /**
   * The ways to train and validate on a split: its own folds and further deals. Copies of a picture
   * share a fold in every deal, and so do the photos of a group. One validation part is never dealt
   * again.
   *
   * @param names of the classes
   * @param count deals in all, 1 or more
   */
  public static Resamples of(Split split, List<String> names, int count, long seed) {
    List<Integer> labels = split.photos().stream().map(Photo::label).toList();
    List<List<Integer>> deals = new ArrayList<>(List.of(split.folds()));
    for (int deal = 1; deal < count && !split.singleValidation(); deal++) {
      deals.add(again(split, CounterRandom.key(seed, PURPOSE, deal)));
    }
    return new Resamples(split.foldCount(), deals, labels, names);
  }

  /** Each class's pictures in a new order, dealt round the folds from class to class. */
  private static List<Integer> again(Split split, long key) {
    List<Hash> units = split.units();
    FirstPlaces pictures = new FirstPlaces(units.size(), units::get);
    int[] first = IntStream.range(0, units.size()).map(pictures::add).toArray();
    int[] order = // a picture's class is that of its first photo
        IntStream.range(0, first.length)
            .filter(i -> first[i] == i)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> split.photos().get(i).label())
                    .thenComparingLong(i -> place(key, units.get(i))))
            .mapToInt(i -> i)
            .toArray();
    int[] folds = new int[first.length];
    for (int i = 0; i < order.length; i++) {
      folds[order[i]] = i % split.foldCount();
    }
    return IntStream.of(first).mapToObj(i -> folds[i]).toList();
  }

  private static long place(long key, Hash unit) {
    return CounterRandom.with(CounterRandom.with(key, unit.a()), unit.b());
  }
}
