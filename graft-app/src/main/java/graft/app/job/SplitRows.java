package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.photos.Photo;
import graft.core.split.Split;
import graft.core.study.StudyStore.SplitRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The split as it is kept and written: a part's name for each photo. */
final class SplitRows {
  private static final String LEFT_OUT = "left out";

  private SplitRows() {}

  /** Every photo of the catalogue; what is not in the open parts, nor left out, is test. */
  static List<SplitRow> of(Catalog catalog, Split split) {
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < split.photos().size(); i++) {
      parts.put(split.photos().get(i).path(), part(split, i));
    }
    split.leftOut().forEach(photo -> parts.put(photo.path(), LEFT_OUT));
    List<SplitRow> rows = new ArrayList<>();
    for (Photo photo : catalog.photos()) {
      rows.add(
          new SplitRow(
              photo.path(),
              photo.pixels().hex(),
              parts.getOrDefault(photo.path(), "test"),
              catalog.classes().get(photo.label())));
    }
    return rows;
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
