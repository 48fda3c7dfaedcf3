package graft.app.job;

import graft.core.folds.Resamples;
import graft.core.photos.Photo;
import graft.core.split.Deals;
import graft.core.split.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of a split's photos, on which ways to go on are compared before the study.
 *
 * @param photos none of the test part, sorted by path
 * @param ways how they are dealt: into the split's own folds
 */
record SomePhotos(List<Photo> photos, Resamples ways) {
  SomePhotos {
    photos = List.copyOf(photos);
  }

  /**
   * Of each class the same share.
   *
   * @param classes names by index
   * @param most photos to take; about as many, since each class has at least one
   * @param seed of the choice
   */
  static SomePhotos of(Split split, List<String> classes, int most, long seed) {
    Resamples all = Deals.of(split, classes, 1, seed);
    int[] every = IntStream.range(0, split.photos().size()).toArray();
    double share = Math.min(1, most / (double) Math.max(1, every.length));
    int[] rows = all.thinned(every, share, -1, seed);
    List<Photo> photos = IntStream.of(rows).mapToObj(split.photos()::get).toList();
    List<Integer> folds = IntStream.of(rows).mapToObj(split.folds()::get).toList();
    List<Integer> labels = photos.stream().map(Photo::label).toList();
    return new SomePhotos(
        photos, new Resamples(split.foldCount(), List.of(folds), labels, classes));
  }

  /** The folds that have photos to judge by. */
  List<Integer> folds() {
    return IntStream.range(0, ways.folds())
        .filter(fold -> ways.validationRows(fold).length > 0)
        .boxed()
        .toList();
  }

  /** How many photos heads are judged by: those that some head has not learned from. */
  int judges() {
    return folds().stream().mapToInt(fold -> ways.validationRows(fold).length).sum();
  }
}
