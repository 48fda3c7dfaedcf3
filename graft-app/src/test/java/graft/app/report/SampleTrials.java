package graft.app.report;

import graft.core.head.HeadRecipe;
import graft.core.study.EpochReport;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up trials whose losses follow from their hyperparameters. */
final class SampleTrials {
  private SampleTrials() {}

  static List<Trial> of(int count) {
    Random random = new Random(3);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HeadRecipe recipe =
          HeadRecipe.defaults()
              .withLearningRate(Math.pow(10, -4.6 + 2.8 * random.nextDouble()))
              .withBatchSize(32 << random.nextInt(3));
      recipe =
          switch (i % 3) {
            case 0 -> recipe.withDropout(0.3 + 0.05 * random.nextInt(11));
            case 1 -> recipe.withL2(Math.pow(10, -4 + 2 * random.nextDouble()));
            default -> recipe.withL1(Math.pow(10, -5 + 2 * random.nextDouble()));
          };
      recipe = i == 0 ? HeadRecipe.defaults() : recipe;
      Trial.Round round =
          i < 12 ? Trial.Round.START : i < 48 ? Trial.Round.WIDE : Trial.Round.NARROW;
      trials.add(new Trial(i, round, recipe));
    }
    return trials;
  }

  static List<MeasuredTrial> summaries(List<Trial> trials) {
    return trials.stream()
        .map(
            t ->
                new MeasuredTrial(
                    t,
                    loss(t),
                    0.93 - 0.3 * (loss(t) - 0.23),
                    loss(t) + 0.004,
                    loss(t) < 0.25 ? 5 : 1,
                    best(t)))
        .sorted(MeasuredTrial.BEST_FIRST)
        .toList();
  }

  private static double loss(Trial t) {
    double rate = Math.log10(t.recipe().learningRate()) + 3;
    return 0.231
        + 0.02 * rate * rate
        + 0.0007 * (t.number() * 7 % 13)
        + 0.015 * t.recipe().dropout();
  }

  private static int best(Trial t) {
    return Math.clamp(Math.round(0.009 / t.recipe().learningRate()), 2, 30);
  }

  static List<EpochReport> epochs(MeasuredTrial s) {
    List<EpochReport> reports = new ArrayList<>();
    for (int fold = 1; fold <= s.folds(); fold++) {
      Random random = new Random(s.trial().number() * 10L + fold);
      int last = Math.min(30, s.bestEpoch() + 6 + fold % 2);
      for (int e = 1; e <= last; e++) {
        double late = Math.max(0, e - s.bestEpoch());
        double fall = 0.9 * Math.exp(-7.0 * e / s.bestEpoch());
        double validation =
            s.validationLoss() + fall + 0.0012 * late * late + 0.002 * random.nextGaussian();
        double train =
            0.75 * s.validationLoss() + 1.1 * fall - 0.004 * e + s.trial().recipe().dropout() * 0.2;
        reports.add(new EpochReport(s.trial().number(), fold, e, train, validation, 0.9));
      }
    }
    return reports;
  }
}
