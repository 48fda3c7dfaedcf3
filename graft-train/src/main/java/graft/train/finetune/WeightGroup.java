package graft.train.finetune;

import graft.train.graph.Net;
import graft.train.torch.TorchNet.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * How one weight is moved.
 *
 * @param rate what the training's rate is multiplied by, in (0, 1]
 * @param decay AdamW's weight decay
 */
record WeightGroup(double rate, double decay) {

  /**
   * Of each weight. Blocks are counted from the end: the head and the last block have the whole
   * rate. Biases and scales do not decay: those with one dimension, ones not counted.
   *
   * @param cuts tensors at which blocks end, in order
   * @param weights in the order in which the net reads them
   */
  static List<WeightGroup> of(
      Net net, List<String> cuts, List<Weight> weights, FineTuneSettings settings) {
    List<Integer> ends = new ArrayList<>(); // nodes that end a block
    for (int at = 0; at < net.nodes().size(); at++) {
      if (net.nodes().get(at).outputs().stream().anyMatch(cuts::contains)) {
        ends.add(at);
      }
    }
    List<WeightGroup> groups = new ArrayList<>();
    for (Weight weight : weights) {
      long behind = ends.stream().filter(end -> end >= weight.node()).count();
      double rate = Math.pow(settings.blockDecay(), (double) Math.max(0, behind - 1));
      groups.add(new WeightGroup(rate, isVector(weight) ? 0 : settings.weightDecay()));
    }
    return groups;
  }

  private static boolean isVector(Weight weight) {
    return weight.shape().stream().filter(size -> size > 1).count() <= 1;
  }
}
