package graft.train.finetune;

import graft.train.torch.TorchNet;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights between those that a net came with and those that it was trained to: what a training has
 * learned of these photos, and some of what the net knew before. Costs nothing when it answers.
 * Wortsman et al. 2022, "Robust fine-tuning of zero-shot models" (WiSE-FT).
 *
 * @param original share of the weights as they came, in [0, 1)
 * @param weights one tensor after the other, in the net's order
 * @param said what the net with these weights says of the photos to validate on
 */
record Blend(double original, List<float[]> weights, Validation said) {
  /** Shares of the weights as they came. */
  static final List<Double> SHARES = List.of(0.15, 0.3, 0.45);

  Blend {
    weights = List.copyOf(weights);
  }

  /**
   * The one that says most of the photos to validate on; the trained weights alone where none says
   * more. The net has its weights then.
   *
   * @param net asked with each
   * @param came the weights as they came
   * @param trained those that they were trained to
   */
  static Blend best(TorchNet net, List<float[]> came, List<float[]> trained, Batches batches) {
    Blend best = of(0, net, trained, batches);
    for (double share : SHARES) {
      Blend next = of(share, net, between(came, trained, (float) share), batches);
      if (next.said().loss() < best.said().loss()) {
        best = next;
      }
    }
    net.set(best.weights());
    return best;
  }

  private static Blend of(double share, TorchNet net, List<float[]> weights, Batches batches) {
    net.set(weights);
    return new Blend(share, weights, Validation.of(net, batches));
  }

  private static List<float[]> between(List<float[]> came, List<float[]> trained, float share) {
    List<float[]> between = new ArrayList<>();
    for (int w = 0; w < trained.size(); w++) {
      float[] from = came.get(w);
      float[] to = trained.get(w).clone();
      for (int i = 0; i < to.length; i++) {
        to[i] += share * (from[i] - to[i]);
      }
      between.add(to);
    }
    return between;
  }
}
