package graft.predict;

import java.util.List;

/**
 * What a model says of a photo.
 *
 * @param scores one a class, the most probable first; equals in class order
 */
public record Prediction(List<Score> scores) {
  public Prediction {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("A prediction must have a score a class, got none");
    }
    scores = List.copyOf(scores);
  }

  /** A class and its probability, in [0, 1]. */
  public record Score(String label, double probability) {}

  /** The most probable class. */
  public String label() {
    return scores.get(0).label();
  }

  /** The probability of the most probable class, in [0, 1]. */
  public double probability() {
    return scores.get(0).probability();
  }

  /** The k most probable classes, or all if there are fewer. */
  public List<Score> top(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, got " + k);
    }
    return scores.subList(0, Math.min(k, scores.size()));
  }
}
