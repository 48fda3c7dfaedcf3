package graft.app.job;

import graft.core.coach.Figures;
import graft.core.metrics.Softmax;
import graft.core.run.RunResult;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import graft.core.words.Sentence;
import graft.vision.pass.TestViews;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What further views of a photo are worth out of fold.
 *
 * @param views that were looked at beside the photo
 * @param facts with intervals over photos
 */
record ViewsGain(TestViews views, RunResult.TestViews facts) {
  /** The least probability that a logarithm is taken of. */
  private static final double LEAST = Double.MIN_NORMAL;

  /**
   * What they are worth.
   *
   * @param plain what was said of the photos alone
   * @param means of what was said of all views, one row of probabilities a photo
   */
  static ViewsGain of(TestViews views, OutOfFold plain, List<double[]> means) {
    int[] labels = plain.labels();
    List<double[]> before = plain.probabilities();
    double[] loss = new double[labels.length];
    double[] hits = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      loss[i] = loss(means.get(i), labels[i]) - loss(before.get(i), labels[i]);
      hits[i] = hit(means.get(i), labels[i]) - hit(before.get(i), labels[i]);
    }
    Estimate change = PairedDifferences.ofPhotos(loss);
    Estimate points = PairedDifferences.ofPhotos(hits);
    RunResult.TestViews facts =
        new RunResult.TestViews(
            views.word(),
            mean(before, labels),
            change.value(),
            List.of(change.interval(0.95).low(), change.interval(0.95).high()),
            points.value(),
            List.of(points.interval(0.95).low(), points.interval(0.95).high()));
    return new ViewsGain(views, facts);
  }

  /**
   * Whether the model looks at them: at the mirror image because it was asked for, at crops, which
   * make a prediction five times as dear, only if they help beyond chance.
   */
  boolean isTaken() {
    return views == TestViews.FLIP || helps();
  }

  private boolean helps() {
    return facts.ci95().getLast() < 0;
  }

  /** What came of it, in words. */
  Sentence decision() {
    double half = (facts.ci95().getLast() - facts.ci95().getFirst()) / 2;
    double pointsHalf = (facts.pointsCi95().getLast() - facts.pointsCi95().getFirst()) / 2;
    return Sentence.of(key())
        .with("before", Figures.loss(facts.logLossWithout()))
        .with("loss", Figures.loss(facts.logLossWithout() + facts.change()))
        .with("change", Figures.change(facts.change()))
        .with("error", Figures.loss(half))
        .with("points", Figures.points(facts.points()))
        .with("pointsError", Figures.percent(pointsHalf));
  }

  private String key() {
    if (views == TestViews.CROPS) {
      return helps() ? "crops.taken" : "crops.left";
    }
    if (helps()) {
      return "mirror.gain";
    }
    return facts.ci95().getFirst() > 0 ? "mirror.harm" : "mirror.same";
  }

  /** Logits of which the probabilities are the softmax at this temperature. */
  static double[] logits(double[] probabilities, double temperature) {
    return IntStream.range(0, probabilities.length)
        .mapToDouble(k -> temperature * Math.log(Math.max(LEAST, probabilities[k])))
        .toArray();
  }

  private static double loss(double[] probabilities, int label) {
    return -Math.log(Math.max(LEAST, probabilities[label]));
  }

  private static int hit(double[] probabilities, int label) {
    return Softmax.argmax(probabilities) == label ? 1 : 0;
  }

  private static double mean(List<double[]> probabilities, int[] labels) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> loss(probabilities.get(i), labels[i]))
        .average()
        .orElseThrow();
  }
}
