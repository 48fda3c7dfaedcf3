package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.Regularisers.Kind;
import graft.core.study.SearchSpace.LogRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** Search spaces of many shapes. */
final class Spaces {
  private Spaces() {}

  /** A space with bounds of many digits and some of the choices. */
  static SearchSpace random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Regularisers regularisers =
        new Regularisers(
            some(List.of(Kind.values()), random),
            some(List.of(0.05, 0.25, 0.5, 0.9), random).stream().sorted().toList(),
            range(random),
            range(random));
    OptionChoices options =
        new OptionChoices(
            some(List.of(Schedule.values()), random),
            some(List.of(0.0, 0.1, 0.25), random),
            some(List.of(false, true), random),
            some(List.of(0, 7, 256), random));
    return new SearchSpace(
        range(random),
        some(List.of(1 + random.nextInt(9), 16, 57), random),
        regularisers,
        options,
        1 + random.nextInt(50),
        Set.of());
  }

  /** One or more of the choices, in any order. */
  private static <T> List<T> some(List<T> choices, SplittableRandom random) {
    List<T> shuffled = new ArrayList<>(choices);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    return List.copyOf(shuffled.subList(0, 1 + random.nextInt(shuffled.size())));
  }

  private static LogRange range(SplittableRandom random) {
    double low = Math.pow(10, -6 + 4 * random.nextDouble());
    boolean point = random.nextInt(8) == 0;
    return new LogRange(low, point ? low : low * (1 + random.nextDouble() * 100));
  }

  /** A space of one recipe. */
  static SearchSpace point() {
    return SearchSpace.defaults()
        .withLearningRate(new LogRange(0.002, 0.002))
        .withBatchSizes(List.of(64))
        .withRegularisers(Regularisers.defaults().withKinds(List.of(Kind.NONE)))
        .withOptions(
            new OptionChoices(List.of(Schedule.COSINE), List.of(0.1), List.of(true), List.of(128)));
  }

  /** Written apart from {@link SearchSpace#holds}, so that the one is not tested by itself. */
  static void requireInside(HeadRecipe recipe, SearchSpace space) {
    Regularisers regularisers = space.regularisers();
    HeadOptions options = recipe.options();
    requireIn(recipe.learningRate(), space.learningRate());
    assertThat(space.batchSizes()).contains(recipe.batchSize());
    assertThat(recipe.epochs()).isEqualTo(space.epochs());
    assertThat(regularisers.kinds()).contains(kind(recipe));
    if (recipe.dropout() > 0) {
      assertThat(regularisers.dropouts()).contains(recipe.dropout());
    }
    if (recipe.l1() > 0) {
      requireIn(recipe.l1(), regularisers.l1());
    }
    if (recipe.l2() > 0) {
      requireIn(recipe.l2(), regularisers.l2());
    }
    assertThat(space.options().schedules()).contains(options.schedule());
    assertThat(space.options().labelSmoothings()).contains(options.labelSmoothing());
    assertThat(space.options().classWeights()).contains(options.classWeights());
    assertThat(space.options().hidden()).contains(options.hidden());
  }

  private static Kind kind(HeadRecipe recipe) {
    if (recipe.l1() > 0) {
      return Kind.L1;
    }
    if (recipe.l2() > 0) {
      return Kind.L2;
    }
    return recipe.dropout() > 0 ? Kind.DROPOUT : Kind.NONE;
  }

  private static void requireIn(double value, LogRange range) {
    assertThat(value).isBetween(range.low(), range.high());
  }
}
