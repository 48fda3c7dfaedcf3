package graft.core.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points told, parted by loss into the good and the others, each in the order of telling.
 *
 * @param others with the points asked for and not told yet at their end
 */
record TpeSplit(List<Point> good, List<Point> others) {
  TpeSplit {
    good = List.copyOf(good);
    others = List.copyOf(others);
  }

  /**
   * The share gamma with the lowest losses is good, rounded up; of equal losses the earlier. A
   * point with an infinite loss is never good. Points that nothing is known of yet count among the
   * others, as if they had been bad (the constant liar of Ginsbourger et al. 2010 with the worst
   * loss), so that points asked for together keep apart.
   */
  static TpeSplit of(List<Observation> told, List<Point> pending, TpeSettings settings) {
    int most = (int) Math.min(Math.ceil(settings.gamma() * told.size()), settings.mostGood());
    boolean[] isGood = new boolean[told.size()];
    IntStream.range(0, told.size())
        .boxed()
        .filter(i -> told.get(i).loss() < Double.POSITIVE_INFINITY)
        .sorted(Comparator.comparingDouble(i -> told.get(i).loss()))
        .limit(most)
        .forEach(i -> isGood[i] = true);
    List<Point> good = new ArrayList<>();
    List<Point> others = new ArrayList<>();
    for (int i = 0; i < isGood.length; i++) {
      (isGood[i] ? good : others).add(told.get(i).point());
    }
    others.addAll(pending);
    return new TpeSplit(good, others);
  }
}
