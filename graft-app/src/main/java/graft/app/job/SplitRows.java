package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.photos.Photo;
import graft.core.scratch.LazyList;
import graft.core.split.Split;
import graft.core.study.StudyStore.SplitRow;
import java.util.List;

/** The split as it is kept and written: a part's name for each photo. */
final class SplitRows {
  private static final int TEST = -1;
  private static final int LEFT_OUT = -2;

  private SplitRows() {}

  /** Every photo of the catalogue; what is not in the open parts, nor left out, is test. */
  static List<SplitRow> of(Catalog catalog, Split split) {
    int[] rows = rows(catalog.photos(), split);
    return new LazyList<>(
        rows.length,
        i -> {
          Photo photo = catalog.photos().get(i);
          return new SplitRow(
              photo.path(),
              photo.pixels().hex(),
              rows[i] == TEST ? "test" : rows[i] == LEFT_OUT ? "left out" : part(split, rows[i]),
              catalog.classes().get(photo.label()));
        });
  }

  /** The row of each photo in the split, or what it is instead; both are sorted by path. */
  private static int[] rows(List<Photo> photos, Split split) {
    int[] rows = new int[photos.size()];
    int open = 0;
    int leftOut = 0;
    for (int i = 0; i < rows.length; i++) {
      if (isNext(photos.get(i), split.photos(), open)) {
        rows[i] = open++;
      } else if (isNext(photos.get(i), split.leftOut(), leftOut)) {
        rows[i] = LEFT_OUT;
        leftOut++;
      } else {
        rows[i] = TEST;
      }
    }
    return rows;
  }

  private static boolean isNext(Photo photo, List<Photo> photos, int next) {
    return next < photos.size() && photos.get(next).equals(photo);
  }

  /** "train", "validation", "fold1", "fold2", … */
  static String part(Split split, int row) {
    int fold = split.folds().get(row);
    if (fold == Split.ALWAYS_TRAIN) {
      return "train";
    }
    return split.singleValidation() ? "validation" : "fold" + (fold + 1);
  }
}
