package graft.train.finetune;

import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.train.torch.TorchNet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a net says of the photos to validate on.
 *
 * @param logits one row a photo
 * @param labels one a photo
 */
record Validation(List<double[]> logits, List<Integer> labels) {
  Validation {
    logits = List.copyOf(logits);
    labels = List.copyOf(labels);
  }

  /** Asks the net, with the weights that it has. */
  static Validation of(TorchNet net, Batches batches) {
    List<double[]> logits = new ArrayList<>();
    batches
        .validation()
        .forEach(
            batch -> {
              for (float[] row : net.outputs(batch)) {
                logits.add(wide(row));
              }
            });
    return new Validation(logits, batches.rows().validation());
  }

  private static double[] wide(float[] row) {
    double[] wide = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      wide[k] = row[k];
    }
    return wide;
  }

  /** The mean log loss at the temperature that suits it best; infinite where a logit is none. */
  double loss() {
    double[][] rows = logits.toArray(double[][]::new);
    int[] wanted = labels.stream().mapToInt(Integer::intValue).toArray();
    boolean finite = logits.stream().allMatch(r -> Double.isFinite(Softmax.logLoss(r, 0, 1)));
    return finite
        ? Temperature.meanLoss(rows, wanted, Temperature.fit(rows, wanted))
        : Double.POSITIVE_INFINITY;
  }

  /** Share of the photos that are named rightly. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < logits.size(); i++) {
      right += Softmax.argmax(logits.get(i)) == labels.get(i) ? 1 : 0;
    }
    return (double) right / logits.size();
  }
}
