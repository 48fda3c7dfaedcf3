package graft.core.study;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.search.Dimension;
import graft.core.search.Dimension.Choice;
import graft.core.search.Dimension.Continuous;
import graft.core.search.Point;
import graft.core.search.Space;
import graft.core.study.Regularisers.Kind;
import java.util.List;

/**
 * A search space as samplers see it: recipes as points and back. {@code recipe(point(r)) = r} for
 * every recipe of the space whose numbers have three digits.
 */
final class SpacePoints {
  // the coordinates, in order
  private static final int RATE = 0;
  private static final int BATCH = 1;
  private static final int KIND = 2;
  private static final int DROPOUT = 3;
  private static final int L2 = 4;
  private static final int L1 = 5;
  private static final int SCHEDULE = 6;
  private static final int SMOOTHING = 7;
  private static final int WEIGHTS = 8;
  private static final int HIDDEN = 9;

  private final SearchSpace space;
  private final Space points;

  SpacePoints(SearchSpace space) {
    this.space = space;
    OptionChoices options = space.options();
    this.points =
        new Space(
            List.of(
                new Continuous("learningRate"),
                new Choice("batchSize", space.batchSizes().size()),
                new Choice("regulariser", space.regularisers().kinds().size()),
                new Choice("dropout", space.regularisers().dropouts().size()),
                new Continuous("l2"),
                new Continuous("l1"),
                new Choice("schedule", options.schedules().size()),
                new Choice("labelSmoothing", options.labelSmoothings().size()),
                new Choice("classWeights", options.classWeights().size()),
                new Choice("hidden", options.hidden().size())),
            (dimension, soFar) -> applies(dimension, soFar));
  }

  Space space() {
    return points;
  }

  private boolean applies(int at, double[] soFar) {
    return switch (at) {
      case DROPOUT -> kind(soFar[KIND]) == Kind.DROPOUT;
      case L2 -> kind(soFar[KIND]) == Kind.L2;
      case L1 -> kind(soFar[KIND]) == Kind.L1;
      default -> true;
    };
  }

  private Kind kind(double coordinate) {
    return space.regularisers().kinds().get((int) coordinate);
  }

  /** The recipe at a point. */
  HeadRecipe recipe(Point point) {
    Regularisers regularisers = space.regularisers();
    HeadRecipe plain =
        space
            .start()
            .withDropout(0)
            .withLearningRate(space.learningRate().at(point.at(RATE)))
            .withBatchSize(chosen(space.batchSizes(), point, BATCH))
            .withOptions(options(point));
    return switch (kind(point.at(KIND))) {
      case DROPOUT -> plain.withDropout(chosen(regularisers.dropouts(), point, DROPOUT));
      case L2 -> plain.withL2(regularisers.l2().at(point.at(L2)));
      case L1 -> plain.withL1(regularisers.l1().at(point.at(L1)));
      case NONE -> plain;
    };
  }

  private HeadOptions options(Point point) {
    OptionChoices options = space.options();
    return new HeadOptions(
        chosen(options.schedules(), point, SCHEDULE),
        chosen(options.labelSmoothings(), point, SMOOTHING),
        chosen(options.classWeights(), point, WEIGHTS),
        chosen(options.hidden(), point, HIDDEN),
        options.views());
  }

  private static <T> T chosen(List<T> list, Point point, int at) {
    return list.get((int) point.at(at));
  }

  /** The point of a recipe that the space holds. */
  Point point(HeadRecipe recipe) {
    return points.point(d -> coordinate(d, recipe));
  }

  private double coordinate(int at, HeadRecipe recipe) {
    Regularisers regularisers = space.regularisers();
    OptionChoices choices = space.options();
    HeadOptions options = recipe.options();
    return switch (at) {
      case RATE -> space.learningRate().unit(recipe.learningRate());
      case BATCH -> space.batchSizes().indexOf(recipe.batchSize());
      case KIND -> regularisers.kinds().indexOf(Kind.of(recipe));
      case DROPOUT -> regularisers.dropouts().indexOf(recipe.dropout());
      case L2 -> regularisers.l2().unit(recipe.l2());
      case L1 -> regularisers.l1().unit(recipe.l1());
      case SCHEDULE -> choices.schedules().indexOf(options.schedule());
      case SMOOTHING -> choices.labelSmoothings().indexOf(options.labelSmoothing());
      case WEIGHTS -> choices.classWeights().indexOf(options.classWeights());
      case HIDDEN -> choices.hidden().indexOf(options.hidden());
      default -> throw new IllegalArgumentException("there is no coordinate " + at);
    };
  }

  /** The names of the coordinates, in order. */
  List<String> names() {
    return points.dimensions().stream().map(Dimension::name).toList();
  }
}
