package graft.train.head;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * A head by itself multiplies along the batch, and 32 photos hardly pay for entering the loop. Side
 * by side, the classes of all heads are the columns, and the loops run along those. Every logit has
 * the same products, added in the same order, as in LinearHead.predict: its bits are the same. So
 * whether this is used is a matter of speed alone.
 */
/** The logits of a stack's linear heads in one product, where they are wide enough together. */
final class StackedLogits {
  /** Columns below which the heads multiply one by one. */
  static final int NARROWEST = 64;

  private final IdentityHashMap<HeadInTraining, Integer> firstColumns = new IdentityHashMap<>();
  private final List<LinearHead> heads = new ArrayList<>();
  private final float[][] rows; // (columns filled up, features filled up), the heads' own
  private final float[][] weights; // (features filled up, columns filled up)
  private final float[] biases; // (columns filled up)
  private final float[][] logits; // (batch, columns filled up)

  /**
   * Of those of these heads that are linear, if together they have {@link #NARROWEST} columns and
   * no fewer than the batch has photos; otherwise of none.
   *
   * @param photos a batch's, whole blocks
   */
  StackedLogits(List<HeadInTraining> all, int photos) {
    int columns = 0;
    for (HeadInTraining head : all) {
      if (head instanceof LinearHead linear) {
        heads.add(linear);
        firstColumns.put(linear, columns);
        columns += linear.classes();
      }
    }
    if (columns < Math.max(NARROWEST, photos)) {
      heads.clear();
      firstColumns.clear();
    }
    this.rows = rows(heads);
    this.biases = new float[rows.length];
    this.weights = new float[rows.length == 0 ? 0 : rows[0].length][rows.length];
    this.logits = new float[photos][rows.length];
  }

  /** All heads' rows of weights, filled up with zeros to whole blocks of rows. */
  private static float[][] rows(List<LinearHead> heads) {
    List<float[]> rows = new ArrayList<>();
    heads.forEach(head -> rows.addAll(List.of(head.weights())));
    while (rows.size() % RowKernels.UNROLL != 0) {
      rows.add(new float[rows.getFirst().length]);
    }
    return rows.toArray(float[][]::new);
  }

  /** Takes over the weights and biases that the heads have now. */
  void take() {
    for (LinearHead head : heads) {
      head.copyBiases(biases, column(head));
    }
    for (int first = 0; first < rows.length; first += RowKernels.UNROLL) {
      RowKernels.turnEight(rows, first, weights);
    }
  }

  /** Computes the batch's logits. */
  void multiply(Batch.Inputs inputs) {
    if (heads.isEmpty()) {
      return;
    }
    for (float[] photo : logits) {
      System.arraycopy(biases, 0, photo, 0, photo.length);
    }
    RowKernels.addProducts(logits, inputs.byPhoto(), weights);
  }

  /** Puts a head's logits into z, (classes, batch); false if it is not one of these heads. */
  boolean put(HeadInTraining head, float[][] z) {
    int column = column(head);
    if (column < 0) {
      return false;
    }
    for (int b = 0; b < logits.length; b++) {
      for (int k = 0; k < z.length; k++) {
        z[k][b] = logits[b][column + k];
      }
    }
    return true;
  }

  private int column(HeadInTraining head) {
    @Nullable Integer column = firstColumns.get(head);
    return column == null ? -1 : column;
  }
}
