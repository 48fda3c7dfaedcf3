package graft.core.split;

import graft.core.folds.Resamples;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<Hash, Integer> home = new LinkedHashMap<>(); // a picture's class: that of its first photo
    for (int i = 0; i < split.photos().size(); i++) {
      home.putIfAbsent(split.units().get(i), split.photos().get(i).label());
    }
    List<Hash> order =
        home.keySet().stream()
            .sorted(
                Comparator.comparing((Hash h) -> home.get(h))
                    .thenComparingLong(
                        h -> CounterRandom.with(CounterRandom.with(key, h.a()), h.b())))
            .toList();
    Map<Hash, Integer> folds = new HashMap<>();
    order.forEach(h -> folds.put(h, folds.size() % split.foldCount()));
    return split.units().stream().map(unit -> folds.getOrDefault(unit, 0)).toList();
  }
}
