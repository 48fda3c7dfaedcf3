package graft.core.head;

import java.util.List;

/**
 * Hyperparameters of a head beyond the article's.
 *
 * @param schedule how the learning rate goes over the epochs
 * @param labelSmoothing share of each label that is spread evenly over all classes, in [0, 1):
 *     Keras' {@code CategoricalCrossentropy(label_smoothing)} (Szegedy et al. 2016)
 * @param classWeights whether each photo counts n / (classes · photos of its class), so that every
 *     class weighs the same: scikit-learn's {@code class_weight="balanced"}
 * @param hidden units of a hidden ReLU layer between features and output; 0 means a linear head
 * @param views random views that it learns from beside the photos as they are
 */
public record HeadOptions(
    Schedule schedule, double labelSmoothing, boolean classWeights, int hidden, Views views) {
  /** A linear head at a constant rate on the labels as they are. */
  public static final HeadOptions PLAIN = new HeadOptions(Schedule.CONSTANT, 0, false, 0);

  /** Options of a head that learns from the photos as they are. */
  public HeadOptions(Schedule schedule, double labelSmoothing, boolean classWeights, int hidden) {
    this(schedule, labelSmoothing, classWeights, hidden, Views.NONE);
  }

  public HeadOptions {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "label smoothing must be at least 0 and below 1, got "
              + labelSmoothing
              + " (--label-smoothing)");
    }
    if (hidden < 0 || hidden > 4096) {
      throw new IllegalArgumentException(
          "hidden units must be 0 (none) to 4096, got " + hidden + " (--hidden)");
    }
  }

  public HeadOptions withSchedule(Schedule value) {
    return new HeadOptions(value, labelSmoothing, classWeights, hidden, views);
  }

  public HeadOptions withLabelSmoothing(double value) {
    return new HeadOptions(schedule, value, classWeights, hidden, views);
  }

  public HeadOptions withClassWeights(boolean value) {
    return new HeadOptions(schedule, labelSmoothing, value, hidden, views);
  }

  public HeadOptions withHidden(int value) {
    return new HeadOptions(schedule, labelSmoothing, classWeights, value, views);
  }

  public HeadOptions withViews(Views value) {
    return new HeadOptions(schedule, labelSmoothing, classWeights, hidden, value);
  }

  /**
   * How many of them depart from {@link #PLAIN} and make a head less simple: views do not, they
   * leave no trace in it.
   */
  public int extras() {
    return (int)
        List.of(schedule != Schedule.CONSTANT, labelSmoothing > 0, classWeights, hidden > 0)
            .stream()
            .filter(b -> b)
            .count();
  }
}
