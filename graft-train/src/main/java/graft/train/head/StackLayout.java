package graft.train.head;

import graft.core.head.HeadRecipe;
import graft.core.study.Trial;
import graft.train.head.RowKernels.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each trial's columns stand: trials with one dropout rate side by side, each group filled up
 * to a multiple of {@link #LANES}, so that the loops stay in whole vectors.
 *
 * @param classes columns a trial
 * @param trials in the order of their columns
 * @param starts the first column of each trial
 * @param groups one a dropout rate
 * @param width columns in all
 */
record StackLayout(
    int classes, List<Trial> trials, List<Integer> starts, List<Group> groups, int width) {

  /** Floats in the widest vector that processors have today. */
  static final int LANES = 16;

  /** Columns that share one dropout rate. */
  record Group(double dropout, Columns columns) {}

  static StackLayout of(List<Trial> trials, int classes) {
    List<Trial> order =
        trials.stream()
            .sorted(
                Comparator.comparingDouble((Trial t) -> t.recipe().dropout())
                    .thenComparingInt(Trial::number))
            .toList();
    List<Integer> starts = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    int column = 0;
    int from = 0;
    for (int i = 0; i < order.size(); i++) {
      starts.add(column);
      column += classes;
      double dropout = order.get(i).recipe().dropout();
      if (i + 1 == order.size() || order.get(i + 1).recipe().dropout() != dropout) {
        column = (column + LANES - 1) / LANES * LANES;
        groups.add(new Group(dropout, new Columns(from, column)));
        from = column;
      }
    }
    return new StackLayout(classes, order, List.copyOf(starts), List.copyOf(groups), column);
  }

  /** A step of Adam for these recipes; columns that only fill up learn nothing. */
  AdamStep adamStep() {
    float[] rate = new float[width];
    float[] l1 = new float[width];
    float[] l2 = new float[width];
    for (int t = 0; t < trials.size(); t++) {
      HeadRecipe recipe = trials.get(t).recipe();
      int start = starts.get(t);
      java.util.Arrays.fill(rate, start, start + classes, (float) recipe.learningRate());
      java.util.Arrays.fill(l1, start, start + classes, (float) recipe.l1());
      java.util.Arrays.fill(l2, start, start + classes, (float) recipe.l2());
    }
    return new AdamStep(rate, l1, l2);
  }
}
