package graft.core.metrics;

import java.util.Locale;
import java.util.stream.IntStream;

/** What a classifier is chosen for, as a cost: lower is better. */
public enum Metric {
  /** The mean of -ln p(label). */
  LOG_LOSS,
  /** One less the share of photos that are named rightly. */
  ACCURACY,
  /** One less the mean of the classes' recalls (Brodersen et al. 2010). */
  BALANCED_ACCURACY,
  /** One less the mean of the classes' F1 scores. */
  MACRO_F1;

  /**
   * The metric that people name: "log-loss", "accuracy", "balanced-accuracy", "macro-f1".
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Metric of(String word) {
    for (Metric metric : values()) {
      if (metric.word().equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return metric;
      }
    }
    throw new IllegalArgumentException(
        "the metric must be log-loss, accuracy, balanced-accuracy or macro-f1, got %s (--metric)"
            .formatted(word));
  }

  /** The name that people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether every class weighs the same, however many photos it has. Then a head trained with class
   * weights must not be corrected for the classes' shares.
   */
  public boolean balanced() {
    return this == BALANCED_ACCURACY || this == MACRO_F1;
  }

  /**
   * The cost of these answers.
   *
   * @param logLoss their mean log loss
   * @param predicted class index, one a photo
   * @param labels class index, one a photo
   * @param classes how many classes there are
   */
  public double cost(double logLoss, int[] predicted, int[] labels, int classes) {
    if (this == LOG_LOSS) {
      return logLoss;
    }
    int[] hits = new int[classes];
    int[] truth = new int[classes];
    int[] claimed = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      truth[labels[i]]++;
      claimed[predicted[i]]++;
      hits[labels[i]] += predicted[i] == labels[i] ? 1 : 0;
    }
    if (this == ACCURACY) {
      return 1 - (double) IntStream.of(hits).sum() / Math.max(1, labels.length);
    }
    // recall: hits / truth; F1: 2 hits / (truth + claimed)
    return 1
        - IntStream.range(0, classes)
            .filter(k -> truth[k] > 0)
            .mapToDouble(
                k ->
                    this == BALANCED_ACCURACY
                        ? (double) hits[k] / truth[k]
                        : 2.0 * hits[k] / (truth[k] + claimed[k]))
            .average()
            .orElse(0);
  }
}
