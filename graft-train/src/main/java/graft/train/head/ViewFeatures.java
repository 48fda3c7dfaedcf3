package graft.train.head;

import graft.core.head.Views;

/**
 * Features of random views of the photos, by row as in a {@link TrainingSet}. They are dear, so
 * they are made when they are first wanted. Thread-safe, but for {@link #prepare}.
 */
public interface ViewFeatures {
  /** There are none. */
  ViewFeatures NONE =
      new ViewFeatures() {
        @Override
        public boolean prepare(Views views, int[] rows) {
          throw new IllegalStateException("There are no views here, asked for " + views.asText());
        }

        @Override
        public double seconds(Views views, int[] rows) {
          return 0;
        }

        @Override
        public void copyRow(Views views, int view, int row, float[] target) {
          throw new IllegalStateException("There are no views here, asked for " + views.asText());
        }
      };

  /**
   * Sees that the features of all these views of these rows are at hand.
   *
   * @return whether some had to be made
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  boolean prepare(Views views, int[] rows);

  /** About how long {@link #prepare} would take; 0 where all is at hand. */
  double seconds(Views views, int[] rows);

  /**
   * Copies the features of one view of a row, which was prepared.
   *
   * @param view from 0
   * @param target (features), or longer
   */
  void copyRow(Views views, int view, int row, float[] target);
}
