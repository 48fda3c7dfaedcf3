package graft.core.study;

import graft.core.folds.Resamples;
import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    int[] truth = results.stream().flatMapToInt(r -> IntStream.of(labels(r.fold()))).toArray();
    List<Logits> said = results.stream().map(FoldResult::logits).toList();
    return Marks.of(Logits.rows(said), truth, metric);
  }

  private int[] labels(int way) {
    return labels.computeIfAbsent(way, resamples::validationLabels);
  }
}
