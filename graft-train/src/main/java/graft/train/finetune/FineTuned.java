package graft.train.finetune;

import graft.core.head.Head;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a fine-tuning has come to: its best epoch.
 *
 * @param epoch from 1; 0 where no epoch was better than the tuned head on the backbone as it came
 * @param loss on the validation photos, at the temperature that suits it best
 * @param startLoss the same before the first epoch
 * @param weights of the backbone, by name: those that were trained
 * @param head on the features that the backbone with these weights makes
 * @param logits of the validation photos, in their order
 */
public record FineTuned(
    int epoch,
    double loss,
    double startLoss,
    Map<String, float[]> weights,
    Head head,
    List<double[]> logits) {
  public FineTuned {
    weights = Collections.unmodifiableMap(weights);
    logits = List.copyOf(logits);
  }
}
