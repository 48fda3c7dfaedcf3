package graft.train.model;

import graft.core.hash.Hash;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.predict.pixels.Fit;
import graft.train.model.ModelFacts.Provenance;
import graft.train.model.ModelFacts.TestScore;
import graft.vision.pass.TestViews;
import java.util.List;

/** Facts of a model whose labels are hard to write down. */
final class Example {
  static final List<String> LABELS =
      List.of("daisy", "向日葵", "say \"rose\"", "🌷\n\ttulip", "back\\slash");
  static final double TEMPERATURE = 1.7;

  private Example() {}

  static ModelFacts facts(int imageSize) {
    return facts(imageSize, Fit.SQUASH);
  }

  static ModelFacts facts(int imageSize, Fit fit) {
    return facts(imageSize, fit, TestViews.NONE);
  }

  static ModelFacts facts(int imageSize, Fit fit, TestViews views) {
    TestScore test = new TestScore(550, 0.92, new Interval(0.895, 0.94));
    return new ModelFacts(
        "0.1.0",
        LABELS,
        imageSize,
        fit,
        views,
        TEMPERATURE,
        new Provenance(HeadRecipe.defaults(), Hash.ofText("p"), -3, test));
  }
}
