package graft.app.report;

import graft.core.coach.ArticleLine;
import graft.core.coach.Effect;
import java.util.List;

/** Made-up lessons whose words and numbers the tests look for. */
final class SampleLessons {
  private SampleLessons() {}

  static Lessons all() {
    return new Lessons(
        timeline(), findings(), effects(), views(), ranges(), importance(), advice());
  }

  static List<TimelineStep> timeline() {
    return List.of(
        new TimelineStep(
            "The article's start",
            "Rate 0.001, batches of 32 and dropout 0.5 reach a log loss of 0.246 at epoch 29 of 30;"
                + " training loss was still falling.",
            "The start is sound, and 30 epochs are just enough.",
            "",
            "92.4 % right, against 24.5 % for always naming the largest class."),
        new TimelineStep(
            "What each setting does here",
            "A rate of 0.01 rises from epoch 3 on. Of 11 turns, 2 help and 4 do harm.",
            "The learning rate matters and the batch size does not.",
            "The wide search keeps to rates from 0.00003 to 0.003.",
            ""),
        new TimelineStep(
            "Wide search, 36 trials",
            "The six best all use L2.",
            "Search on around L2.",
            "24 trials around the best of each kind.",
            "Log loss 0.237, which is 0.009 ± 0.004 better than the start."),
        new TimelineStep(
            "Confirming the leaders",
            "The best five cannot be told apart on five folds and three seeds.",
            "The simplest of them is taken.",
            "",
            "Nothing more: a gain of 0.001 ± 0.003 is none."));
  }

  static List<FindingView> findings() {
    return List.of(
        new FindingView(
            "Dropout is too strong",
            "At dropout 0.8 the training loss stays at 0.61 and the validation loss at 0.31, both"
                + " level from epoch 12 on.",
            "Halve it to 0.4.",
            "the article, \"Adjusting dropout\"",
            "Sure: 4 of 4 seeds agree."),
        new FindingView(
            "More photos of tulips would help",
            "With 30 % of the tulips their recall is 0.81, with all of them 0.88.",
            "200 more tulips are worth about 1.1 points (0.3 to 1.9).",
            "Cortes and others, 1993, learning curves",
            "Fairly sure."));
  }

  static List<KnobEffect> effects() {
    Effect.Verdict worse = Effect.Verdict.WORSE;
    Effect.Verdict same = Effect.Verdict.NO_DIFFERENCE;
    Effect.Verdict better = Effect.Verdict.BETTER;
    return List.of(
        new KnobEffect("learningRate", "rate 0.001", "rate 0.0001", -3.1, 0.8, 0.084, 0.012, worse),
        new KnobEffect("learningRate", "rate 0.001", "rate 0.01", 0.4, 0.5, 0.004, 0.008, same),
        new KnobEffect("learningRate", "rate 0.001", "rate 10", -48.3, 3.8, 6.41, 0.62, worse),
        new KnobEffect("batchSize", "batch 32", "batch 64", -0.1, 0.4, 0.001, 0.004, same),
        new KnobEffect("batchSize", "batch 32", "batch 128", -0.3, 0.5, 0.003, 0.006, same),
        new KnobEffect("dropout", "dropout 0.5", "dropout 0.1", -0.2, 0.6, -0.006, 0.01, same),
        new KnobEffect("dropout", "dropout 0.5", "dropout 0.8", -0.9, 0.4, 0.021, 0.008, worse),
        new KnobEffect("l2", "dropout 0.5", "L2 0.003", 0.8, 0.44, -0.012, 0.006, better));
  }

  static List<RangePicture> ranges() {
    Picture picture = Flower.picture(1);
    return List.of(
        new RangePicture("rotation40", "rotation -40", picture),
        new RangePicture("rotation40", "rotation 40", picture),
        new RangePicture("shift0.2", "widthShift 32", picture));
  }

  static List<KnobEffect> views() {
    return List.of(
        new KnobEffect(
            "augment",
            "no augmentation",
            "augmentation crop",
            0.4,
            0.9,
            -0.01,
            0.009,
            Effect.Verdict.NO_DIFFERENCE),
        new KnobEffect(
            "augment",
            "no augmentation",
            "augmentation vflip",
            -1.2,
            0.9,
            0.03,
            0.01,
            Effect.Verdict.WORSE));
  }

  static List<KnobImportance> importance() {
    return List.of(
        new KnobImportance("batchSize", 0.012, 0.006),
        new KnobImportance("learningRate", 0.71, 0.04),
        new KnobImportance("strength", 0.09, 0.03),
        new KnobImportance("regulariser", 0.14, 0.035));
  }

  static List<AdviceLine> advice() {
    return List.of(
        new AdviceLine(
            "Begin with a learning rate of 0.001 and change it tenfold.",
            ArticleLine.Verdict.HOLDS,
            "0.001 lies in the range within 0.005 of the best, 0.0004 to 0.003."),
        new AdviceLine(
            "If the rate is too large, go from 0.001 to 0.01.",
            ArticleLine.Verdict.WRONG_HERE,
            "It raises what it wants to lower: at 0.01 the loss is 0.004 higher, at 10 it runs"
                + " away. Try both ways."),
        new AdviceLine(
            "Small batches generalise better.",
            ArticleLine.Verdict.NO_DIFFERENCE,
            "Batches of 32, 64 and 128 differ by 0.003 ± 0.006."),
        new AdviceLine(
            "Dropout from 0.3 to 0.8.",
            ArticleLine.Verdict.UNCLEAR,
            "0.8 does harm, 0.3 cannot be told from 0.5."),
        new AdviceLine(
            "Fine-tune the upper layers at the end.", ArticleLine.Verdict.NOT_TRIED, ""));
  }
}
