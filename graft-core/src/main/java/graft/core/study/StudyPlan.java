package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Metric;
import java.util.List;

/**
 * What a study is to do.
 *
 * @param space where it searches
 * @param advised recipes to start from beside the article's, such as the backbone's authors'
 * @param given recipes that a person asked for; where there are some, nothing is searched
 * @param effort how much is tried
 * @param metric what is chosen for
 * @param augment what views of the photos are tried
 * @param seed of the search
 */
public record StudyPlan(
    SearchSpace space,
    List<HeadRecipe> advised,
    List<HeadRecipe> given,
    Effort effort,
    Metric metric,
    Augment augment,
    long seed) {

  public StudyPlan {
    advised = List.copyOf(advised);
    given = List.copyOf(given);
  }

  /**
   * How much is tried.
   *
   * @param trials how many recipes, 1 or more
   * @param leaders how many of them are tried on every fold, 1 or more
   * @param finalists how many of these are compared on photos dealt anew, 1 or more
   * @param coached whether every knob is turned and the coach looks at what came of it
   * @param judges photos that the search compares recipes on at the least, where there are so many:
   *     one fold, or more where a fold has fewer
   */
  public record Effort(int trials, int leaders, int finalists, boolean coached, int judges) {
    /** Few photos take one lucky recipe after the other for the best (decision 0020). */
    public static final int JUDGES = 200;

    /** So many trials, leaders and finalists, and 200 judges. */
    public Effort(int trials, int leaders, int finalists, boolean coached) {
      this(trials, leaders, finalists, coached, JUDGES);
    }

    public Effort {
      atLeastOne(trials, "trials must be 1 or more, got %d (--trials)");
      atLeastOne(leaders, "leaders must be 1 or more, got %d");
      atLeastOne(finalists, "finalists must be 1 or more, got %d");
      atLeastOne(judges, "judges must be 1 or more, got %d");
    }

    public Effort withTrials(int value) {
      return new Effort(value, leaders, finalists, coached, judges);
    }

    public Effort withCoach(boolean value) {
      return new Effort(trials, leaders, finalists, value, judges);
    }

    public Effort withJudges(int value) {
      return new Effort(trials, leaders, finalists, coached, value);
    }

    private static void atLeastOne(int number, String message) {
      if (number < 1) {
        throw new IllegalArgumentException(message.formatted(number));
      }
    }
  }

  /**
   * What views of the photos are tried, and on how many.
   *
   * @param kinds augmentations by their texts, without spaces, in the order in which they are
   *     applied where several are; empty where none is tried
   * @param photos training photos that each kind is tried on alone
   * @param most views a photo
   */
  public record Augment(List<String> kinds, int photos, int most) {
    /** Nothing is tried. */
    public static final Augment NONE = new Augment(List.of(), 1, 1);

    public Augment {
      kinds = List.copyOf(kinds);
      Effort.atLeastOne(photos, "photos to try views on must be 1 or more, got %d");
      Effort.atLeastOne(most, "views a photo must be 1 or more, got %d");
    }

    /** These kinds, on 400 photos, and at most 4 views a photo. */
    public static Augment of(List<String> kinds) {
      return new Augment(kinds, 400, 4);
    }
  }

  /** 72 trials in the default space, 8 on every fold, 3 on photos dealt anew; by log loss. */
  public static StudyPlan defaults() {
    return new StudyPlan(
        SearchSpace.defaults(),
        List.of(),
        List.of(),
        new Effort(72, 8, 3, true),
        Metric.LOG_LOSS,
        Augment.NONE,
        0);
  }

  /** One training with one recipe, and what the coach says of it. */
  public static StudyPlan single(HeadRecipe recipe) {
    return new StudyPlan(
        SearchSpace.defaults(),
        List.of(),
        List.of(recipe),
        new Effort(1, 1, 1, true),
        Metric.LOG_LOSS,
        Augment.NONE,
        0);
  }

  /** The same for so many photos to learn from: few of them need more epochs. */
  public StudyPlan forPhotos(int photos) {
    return withSpace(space.forPhotos(photos));
  }

  public StudyPlan withSpace(SearchSpace value) {
    return new StudyPlan(value, advised, given, effort, metric, augment, seed);
  }

  public StudyPlan withAdvised(List<HeadRecipe> value) {
    return new StudyPlan(space, value, given, effort, metric, augment, seed);
  }

  public StudyPlan withEffort(Effort value) {
    return new StudyPlan(space, advised, given, value, metric, augment, seed);
  }

  public StudyPlan withTrials(int value) {
    return withEffort(effort.withTrials(value));
  }

  public StudyPlan withCoach(boolean value) {
    return withEffort(effort.withCoach(value));
  }

  public StudyPlan withMetric(Metric value) {
    return new StudyPlan(space, advised, given, effort, value, augment, seed);
  }

  /** The same with other views to try. */
  public StudyPlan withAugment(Augment value) {
    return new StudyPlan(space, advised, given, effort, metric, value, seed);
  }

  public StudyPlan withSeed(long value) {
    return new StudyPlan(space, advised, given, effort, metric, augment, value);
  }
}
