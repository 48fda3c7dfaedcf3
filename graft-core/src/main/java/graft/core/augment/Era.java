package graft.core.augment;

/** Whose {@code ImageDataGenerator} is meant: they are three different ones. */
public enum Era {
  /**
   * What the documentation says: height moves rows, width moves columns, the centre is the centre.
   */
  CORRECT("correct"),
  /**
   * keras-preprocessing 1.1.2 and before, so TensorFlow and Keras up to 2.8: the axes are right,
   * the centre is one pixel off, and a change of brightness stretches the contrast first.
   */
  KERAS_2_8("2.8"),
  /**
   * Keras 2.9 to 2.15 and Keras 3: rows and columns are swapped, and on pictures that are not
   * square the centre is not the centre.
   */
  KERAS_3("3");

  private final String word;

  Era(String word) {
    this.word = word;
  }

  /** The name that people type: "correct", "2.8", "3". */
  public String word() {
    return word;
  }
}
