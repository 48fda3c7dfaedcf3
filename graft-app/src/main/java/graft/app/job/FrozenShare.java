package graft.app.job;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import graft.core.metrics.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/*
 * Both err on photos of their own, and both are too sure where they err; the mean of their
 * probabilities (the linear opinion pool, Stone 1961) is surer of neither. Weights cannot do that
 * (FineTuning blends those, too): half-way between two nets is a third one.
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
   * @param before what heads said out of fold that have not learned from these photos: of the same
   *     photos and others; the mean counts where more than one did
   */
  static FrozenShare best(OutOfFold trained, OutOfFold before) {
    List<double[]> beside = of(trained.rows(), before);
    FrozenShare best = new FrozenShare(0, trained);
    for (double share : SHARES) {
      FrozenShare next = new FrozenShare(share, mixed(trained, beside, share));
      if (next.loss() < best.loss()) {
        best = next;
      }
    }
    return best;
  }

  /** The mean over the photos. */
  double loss() {
    return IntStream.range(0, said.labels().length)
        .mapToDouble(i -> loss(said, i))
        .average()
        .orElseThrow();
  }

  /** The loss of one photo. */
  static double loss(OutOfFold said, int i) {
    return Softmax.logLoss(said.logits().get(i), said.labels()[i], said.temperature());
  }

  private static List<double[]> of(int[] rows, OutOfFold before) {
    List<double[]> all = before.probabilities();
    Map<Integer, List<double[]>> byRow =
        IntStream.range(0, before.rows().length)
            .boxed()
            .collect(groupingBy(i -> before.rows()[i], mapping(all::get, toList())));
    return IntStream.of(rows)
        .mapToObj(row -> Classifier.mean(requireNonNull(byRow.get(row))))
        .toList();
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
