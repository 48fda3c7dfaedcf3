package graft.core.head;

import java.util.Locale;

/** How the learning rate goes over the epochs. */
public enum Schedule {
  /** The same rate all the time. */
  CONSTANT,
  /**
   * A tenth of the rate whenever the validation loss has not fallen for three epochs (Keras' {@code
   * ReduceLROnPlateau} with factor 0.1 and patience 3).
   */
  PLATEAU,
  /**
   * From the full rate to none along half a cosine, step by step over all epochs (Loshchilov and
   * Hutter 2017; Keras' {@code CosineDecay} with alpha 0).
   */
  COSINE;

  /** The name that people type: "constant", "plateau", "cosine". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
