package graft.train.model;

import graft.core.hash.Hash;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.core.run.RunResult.Discriminant;
import graft.core.run.RunResult.FineTune;
import graft.predict.pixels.Fit;
import graft.vision.pass.TestViews;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says about itself, beside its backbone and its head.
 *
 * @param version Graft's
 * @param labels the classes' names in index order; two or more, all different
 * @param imageSize the side of the square that photos become, in pixels
 * @param fit how they become one
 * @param testViews what is looked at beside the photo: the answer is the mean of those on all
 * @param temperature by which the head's logits are divided, above 0
 * @param provenance how the model came about
 */
public record ModelFacts(
    String version,
    List<String> labels,
    int imageSize,
    Fit fit,
    TestViews testViews,
    double temperature,
    Provenance provenance) {

  public ModelFacts {
    labels = List.copyOf(labels);
    require(!version.isBlank(), "version must not be blank", version);
    require(labels.size() >= 2, "labels must be two or more", labels);
    require(new HashSet<>(labels).size() == labels.size(), "labels must differ", labels);
    require(imageSize >= 1, "imageSize must be 1 or more", imageSize);
    require(
        (float) temperature > 0 && Float.isFinite((float) temperature),
        "temperature must be above 0 and a float32",
        temperature);
  }

  /**
   * How a model came about.
   *
   * @param recipe what the head was trained with
   * @param discriminant what answers beside it; null for nothing
   * @param fineTune how the backbone's last blocks were trained; null where they are as they came
   * @param photos the hash of the photos it was trained, chosen and tested on
   * @param splitSeed the seed by which they were dealt
   * @param test null where the test part was not opened, and only there
   */
  public record Provenance(
      HeadRecipe recipe,
      @Nullable Discriminant discriminant,
      @Nullable FineTune fineTune,
      Hash photos,
      long splitSeed,
      @Nullable TestScore test) {

    /** A head alone, on a backbone as it came. */
    public Provenance(HeadRecipe recipe, Hash photos, long splitSeed, @Nullable TestScore test) {
      this(recipe, null, null, photos, splitSeed, test);
    }
  }

  /**
   * The one look at the test part.
   *
   * @param n photos, 1 or more
   * @param accuracy share of them that the model gets right, in [0, 1]
   * @param accuracy95 its interval
   */
  public record TestScore(int n, double accuracy, Interval accuracy95) {
    public TestScore {
      require(n >= 1, "test photos must be 1 or more", n);
      require(accuracy >= 0 && accuracy <= 1, "accuracy must be in [0, 1]", accuracy);
    }
  }

  private static void require(boolean holds, String rule, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("%s, got %s".formatted(rule, got));
    }
  }
}
