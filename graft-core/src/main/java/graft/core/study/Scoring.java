package graft.core.study;

import graft.core.folds.Resamples;
import graft.core.metrics.Logits;
import graft.core.metrics.Metric;
import java.util.List;
import java.util.stream.IntStream;

/** Marks the answers of trials: it knows the labels of the photos that validate. */
final class Scoring {
  private final Resamples resamples;
  private final Metric metric;

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
    int[] truth =
        results.stream()
            .flatMapToInt(r -> IntStream.of(resamples.validationLabels(r.fold())))
            .toArray();
    List<Logits> said = results.stream().map(FoldResult::logits).toList();
    return Marks.of(Logits.rows(said), truth, metric);
  }
}
