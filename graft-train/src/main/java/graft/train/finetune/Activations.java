package graft.train.finetune;

/** Activations at a cut as float16, (rows, numbers), that a training reads. */
public interface Activations {
  /** Numbers of a row. */
  int numbers();

  /** Copies a row to a place of an array, as the bits of float16. */
  void copy(long row, short[] target, int offset);

  /**
   * Some of these rows, in this order.
   *
   * @param chosen positions of rows, each once or more often; not copied
   */
  default Activations rows(long[] chosen) {
    Activations all = this;
    return new Activations() {
      @Override
      public int numbers() {
        return all.numbers();
      }

      @Override
      public void copy(long row, short[] target, int offset) {
        all.copy(chosen[Math.toIntExact(row)], target, offset);
      }
    };
  }
}
