package graft.core.study;

import graft.core.random.CounterRandom;
import graft.core.split.Resamples;
import graft.core.split.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Labels and deals of photos that nobody took. */
final class FakePhotos {
  private FakePhotos() {}

  /** 90 photos of three classes, four folds, three deals. */
  static Resamples usual() {
    return even(90, 3, 4, 3);
  }

  /** Classes of the same size, dealt evenly round the folds, another way in each deal. */
  static Resamples even(int photos, int classes, int folds, int deals) {
    List<Integer> labels = IntStream.range(0, photos).mapToObj(i -> i % classes).toList();
    List<List<Integer>> dealt = new ArrayList<>();
    for (int deal = 0; deal < deals; deal++) {
      int[] order = CounterRandom.permutation(photos, CounterRandom.key(deal, 77));
      List<Integer> fold = new ArrayList<>(Collections.nCopies(photos, 0));
      for (int i = 0; i < photos; i++) {
        fold.set(order[i], i % folds);
      }
      dealt.add(fold);
    }
    return new Resamples(folds, dealt, labels, names(classes));
  }

  /**
   * Photos of three classes; every third picture of each validates, the others are learned from.
   */
  static Resamples onePart(int photos) {
    List<Integer> labels = IntStream.range(0, photos).mapToObj(i -> i % 3).toList();
    List<Integer> part =
        IntStream.range(0, photos).mapToObj(i -> i / 3 % 3 == 0 ? 0 : Split.ALWAYS_TRAIN).toList();
    return new Resamples(1, List.of(part), labels, names(3));
  }

  /** Photos with these labels and folds, dealt once. */
  static Resamples of(List<Integer> labels, List<Integer> folds) {
    int classes = 1 + Collections.max(labels);
    return new Resamples(1 + Collections.max(folds), List.of(folds), labels, names(classes));
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(k -> "class" + k).toList();
  }
}
