package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Sampler} must do. */
class SamplerTest {
  private static final SearchSpace SPACE = SearchSpace.defaults();

  /** Ways to make a sampler; those that listen have been told of some recipes. */
  enum Maker {
    QUASI_RANDOM,
    TPE,
    TPE_OF_NOTHING,
    NEIGHBOURS;

    Sampler make(SearchSpace space, long seed) {
      return switch (this) {
        case QUASI_RANDOM -> PointRecipes.quasiRandom(space, seed);
        case TPE -> told(PointRecipes.tpe(space, seed), space, seed);
        case TPE_OF_NOTHING -> PointRecipes.tpe(space, seed);
        case NEIGHBOURS -> told(new NeighbourSampler(space, seed), space, seed);
      };
    }

    private static Sampler told(Sampler sampler, SearchSpace space, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      sampler.tell(space.start(), 0.5);
      for (HeadRecipe recipe : PointRecipes.quasiRandom(space, seed + 1).ask(30)) {
        double cost = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble();
        sampler.tell(recipe, cost);
      }
      return sampler;
    }
  }

  private interface Law {
    void holds(SearchSpace space, long seed);
  }

  private static void everySpace(int seeds, Law law) {
    Seeds.each(
        seeds,
        seed -> {
          law.holds(SPACE, seed);
          law.holds(Spaces.random(seed), seed);
        });
  }

  /** Asks for a few at a time and tells of all but every seventh. */
  private static List<HeadRecipe> walked(Sampler sampler, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<HeadRecipe> recipes = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      for (HeadRecipe recipe : sampler.ask(1 + round % 5)) {
        recipes.add(recipe);
        if (recipes.size() % 7 != 3) {
          sampler.tell(recipe, random.nextDouble());
        }
      }
    }
    return recipes;
  }

  @ParameterizedTest
  @EnumSource
  void the_same_seed_and_the_same_tells_give_the_same_asks(Maker maker) {
    everySpace(
        10,
        (space, seed) ->
            assertThat(walked(maker.make(space, seed), seed))
                .isEqualTo(walked(maker.make(space, seed), seed)));
  }

  @ParameterizedTest
  @EnumSource
  void asking_in_pieces_gives_the_same_as_asking_at_once(Maker maker) {
    everySpace(
        10,
        (space, seed) -> {
          Sampler pieces = maker.make(space, seed);
          List<HeadRecipe> first = pieces.ask(5);
          List<HeadRecipe> none = pieces.ask(0);
          List<HeadRecipe> second = pieces.ask(7);
          assertThat(none).isEmpty();
          assertThat(Stream.concat(first.stream(), second.stream()).toList())
              .isEqualTo(maker.make(space, seed).ask(12));
        });
  }

  @ParameterizedTest
  @EnumSource
  void another_seed_asks_for_something_else(Maker maker) {
    assertThat(maker.make(SPACE, 1).ask(20)).isNotEqualTo(maker.make(SPACE, 2).ask(20));
  }

  @ParameterizedTest
  @EnumSource
  void every_recipe_lies_in_the_space(Maker maker) {
    everySpace(
        25,
        (space, seed) ->
            assertThat(walked(maker.make(space, seed), seed))
                .hasSize(33)
                .allSatisfy(recipe -> Spaces.requireInside(recipe, space)));
  }

  @ParameterizedTest
  @EnumSource
  void dropout_and_penalties_never_meet(Maker maker) {
    everySpace(
        25,
        (space, seed) ->
            assertThat(walked(maker.make(space, seed), seed))
                .allMatch(r -> r.dropout() == 0 || (r.l1() == 0 && r.l2() == 0))
                .allMatch(r -> r.l1() == 0 || r.l2() == 0));
  }

  @ParameterizedTest
  @EnumSource
  void recipes_outside_the_space_are_not_heard_of(Maker maker) {
    Sampler deaf = maker.make(SPACE, 3);
    deaf.tell(HeadRecipe.defaults().withBatchSize(33), 0);
    deaf.tell(HeadRecipe.defaults().withLearningRate(7), 0);
    deaf.tell(new HeadRecipe(0.001, 32, 30, 0, 0.001, 0.001), 0);
    assertThat(deaf.ask(9)).isEqualTo(maker.make(SPACE, 3).ask(9));
  }

  @ParameterizedTest
  @EnumSource
  void a_space_of_one_recipe_has_one_recipe(Maker maker) {
    SearchSpace point = Spaces.point();
    assertThat(maker.make(point, 1).ask(6)).containsOnly(point.start());
  }

  @Test
  void the_quasi_random_walk_is_even_in_every_dimension() {
    Seeds.each(
        10,
        seed -> {
          List<HeadRecipe> recipes = PointRecipes.quasiRandom(SPACE, seed).ask(600);
          assertThat(recipes).doesNotHaveDuplicates();
          requireEven(recipes, HeadRecipe::batchSize, 3, 1);
          requireEven(recipes, Regularisers.Kind::of, 4, 1);
          requireEven(recipes, r -> r.options().schedule(), 3, 1);
          requireEven(recipes, r -> r.options().hidden(), 4, 1);
          double middle = Math.sqrt(SPACE.learningRate().low() * SPACE.learningRate().high());
          requireEven(recipes, r -> r.learningRate() < middle, 2, 1);
          requireEven(
              recipes.stream().filter(r -> r.dropout() > 0).toList(), HeadRecipe::dropout, 8, 4);
        });
  }

  /** Each value as often as the others, to a tenth or so. */
  private static <T> void requireEven(
      List<HeadRecipe> recipes, Function<HeadRecipe, T> what, int values, int slack) {
    Map<T, Long> counts =
        recipes.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
    double fair = (double) recipes.size() / values;
    assertThat(counts).hasSize(values);
    assertThat(counts.values())
        .allSatisfy(
            n ->
                assertThat((double) n)
                    .isBetween(fair * (1 - 0.15 * slack), fair * (1 + 0.15 * slack)));
  }

  @Test
  void tpe_comes_nearer_to_the_best_than_the_quasi_random_walk() {
    List<Double> better = new ArrayList<>();
    Seeds.each(
        15,
        seed -> {
          double walk = nearest(PointRecipes.quasiRandom(SPACE, seed));
          double tpe = nearest(PointRecipes.tpe(SPACE, seed));
          better.add(tpe < walk ? 1.0 : 0.0);
        });
    assertThat(better.stream().mapToDouble(b -> b).average().orElseThrow()).isGreaterThan(0.7);
  }

  /** How near the best of sixty comes to a rate of 0.004 with an L2 of 0.01. */
  private static double nearest(Sampler sampler) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 60; i++) {
      HeadRecipe recipe = sampler.ask(1).getFirst();
      double rate = Math.log10(recipe.learningRate() / 0.004);
      double l2 = recipe.l2() > 0 ? Math.log10(recipe.l2() / 0.01) : 2;
      double cost = rate * rate + l2 * l2;
      sampler.tell(recipe, cost);
      nearest = Math.min(nearest, cost);
    }
    return nearest;
  }
}
