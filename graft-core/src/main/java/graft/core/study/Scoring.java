package graft.core.study;

import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import graft.core.split.Resamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Marks the answers of trials: it knows the labels of the photos that validate. */
final class Scoring {
  private final Resamples resamples;
  private final Metric metric;
  private final Map<Integer, int[]> labels = new HashMap<>();

  Scoring(Resamples resamples, Metric metric) {
    this.resamples = resamples;
    this.metric = metric;
  }

  Resamples resamples() {
    return resamples;
  }

  Metric metric() {
    return metric;
  }

  /** The marks of one trial's results together, with one temperature. */
  Marks of(List<FoldResult> results) {
    int photos = results.stream().mapToInt(r -> r.logits().rows()).sum();
    double[][] logits = new double[photos][];
    int[] truth = new int[photos];
    int at = 0;
    for (FoldResult result : results) {
      int[] wanted = labels(result.fold());
      Logits said = result.logits();
      for (int i = 0; i < said.rows(); i++) {
        logits[at] = said.row(i);
        truth[at++] = wanted[i];
      }
    }
    return Marks.of(logits, truth, metric);
  }

  private int[] labels(int way) {
    return labels.computeIfAbsent(way, resamples::validationLabels);
  }
}
