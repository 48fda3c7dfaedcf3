package graft.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/*
 * The linear opinion pool (Stone 1961): where they disagree, the mean of their probabilities is
 * less sure than either. A mean of their weights would not be: half-way between two nets is a third
 * one (docs/decisions/0045).
 */
/**
 * What a fine-tuned network says of photos together with the classifier as it was before, each by
 * its share of the probability.
 *
 * @param share of the classifier before, in [0, 1)
 * @param said of photos that neither has learned from
 */
record FrozenShare(double share, OutOfFold said) {
  /** With few steps the network is worth little more than the classifier before. */
  private static final List<Double> SHARES = List.of(0.3, 0.5);

  /**
   * The share with the lowest log loss; 0 where the fine-tuned network alone has it.
   *
   * @param trained what that network says
   * @param before what heads say that have not learned from these photos, of the same photos in the
   *     same order
   */
  static FrozenShare best(OutOfFold trained, OutOfFold before) {
    List<double[]> beside = before.probabilities();
    FrozenShare best = new FrozenShare(0, trained);
    for (double share : SHARES) {
      FrozenShare next = new FrozenShare(share, mixed(trained, beside, share));
      if (next.said().loss() < best.said().loss()) {
        best = next;
      }
    }
    return best;
  }

  private static OutOfFold mixed(OutOfFold trained, List<double[]> beside, double share) {
    List<double[]> alone = trained.probabilities();
    List<double[]> logits = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      double[] mixed = mixed(alone.get(i), beside.get(i), share);
      logits.add(ViewsGain.logits(mixed, trained.temperature()));
    }
    return new OutOfFold(trained.rows(), logits, trained.labels(), trained.temperature());
  }

  /** The probabilities of one photo. */
  static double[] mixed(double[] trained, double[] before, double share) {
    return IntStream.range(0, trained.length)
        .mapToDouble(k -> (1 - share) * trained[k] + share * before[k])
        .toArray();
  }
}
