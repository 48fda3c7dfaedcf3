package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Sampler} must do, and what each does besides. */
class SamplerTest {
  private static final SearchSpace SPACE = SearchSpace.defaults();

  @Test
  void the_same_seed_and_the_same_tells_give_the_same_asks() {
    everySampler(
        (space, seed) -> {
          List<HeadRecipe> once = asked(space, seed);
          assertThat(asked(space, seed)).isEqualTo(once);
        });
  }

  @Test
  void asking_in_pieces_gives_the_same_as_asking_at_once() {
    for (Maker maker : Maker.values()) {
      Sampler once = maker.make(SPACE, 5);
      Sampler pieces = maker.make(SPACE, 5);
      List<HeadRecipe> together = once.ask(12);
      List<HeadRecipe> first = pieces.ask(5);
      List<HeadRecipe> second = pieces.ask(7);
      assertThat(Stream.concat(first.stream(), second.stream()).toList()).isEqualTo(together);
    }
  }

  @Test
  void another_seed_asks_for_something_else() {
    for (Maker maker : Maker.values()) {
      assertThat(maker.make(SPACE, 1).ask(20)).isNotEqualTo(maker.make(SPACE, 2).ask(20));
    }
  }

  @Test
  void gives_as_many_recipes_as_asked() {
    for (Maker maker : Maker.values()) {
      assertThat(maker.make(SPACE, 1).ask(0)).isEmpty();
      assertThat(maker.make(SPACE, 1).ask(100)).hasSize(100);
    }
    assertThat(new QuasiRandomSampler(SPACE, 1).ask(500)).doesNotHaveDuplicates();
  }

  @Test
  void every_recipe_lies_in_the_space() {
    everySampler(
        (space, seed) -> assertThat(asked(space, seed)).allSatisfy(r -> assertInside(r, space)));
  }

  @Test
  void dropout_and_penalties_never_meet() {
    everySampler(
        (space, seed) ->
            assertThat(asked(space, seed))
                .allMatch(r -> r.dropout() == 0 || (r.l1() == 0 && r.l2() == 0)));
  }

  @Test
  void the_usual_start_lies_in_the_usual_space() {
    List<HeadRecipe> start = StartRecipes.of(SPACE);
    assertThat(start).doesNotHaveDuplicates().allSatisfy(r -> assertInside(r, SPACE));
    assertThat(start.getFirst()).isEqualTo(HeadRecipe.defaults());
    assertThat(start.stream().map(HeadRecipe::dropout)).contains(0.3, 0.5, 0.8);
    assertThat(start.stream().map(HeadRecipe::learningRate)).contains(0.0001, 0.001, 0.01);
    assertThat(start.stream().map(HeadRecipe::l2)).contains(0.0001, 0.001, 0.01);
    assertThat(start.stream().map(HeadRecipe::batchSize)).contains(32, 64, 128);
  }

  @Test
  void the_wide_search_is_even_in_every_dimension() {
    Seeds.each(
        10,
        seed -> {
          List<HeadRecipe> recipes = new QuasiRandomSampler(SPACE, seed).ask(600);
          assertThat(counts(recipes, HeadRecipe::batchSize).values())
              .allSatisfy(n -> assertThat(n).isBetween(180L, 220L));
          double middle = Math.sqrt(SPACE.learningRate().low() * SPACE.learningRate().high());
          assertThat(recipes.stream().filter(r -> r.learningRate() < middle).count())
              .isBetween(285L, 315L);
          assertThat(recipes.stream().filter(r -> r.dropout() > 0).count()).isBetween(225L, 255L);
          assertThat(recipes.stream().filter(r -> r.l2() > 0).count()).isBetween(165L, 195L);
          assertThat(recipes.stream().filter(r -> r.l1() > 0).count()).isBetween(105L, 135L);
          assertThat(counts(recipes, HeadRecipe::dropout)).hasSize(9);
        });
  }

  @Test
  void the_wide_search_does_not_listen() {
    QuasiRandomSampler told = new QuasiRandomSampler(SPACE, 1);
    told.tell(HeadRecipe.defaults(), 0.1);
    assertThat(told.ask(5)).isEqualTo(new QuasiRandomSampler(SPACE, 1).ask(5));
  }

  @Test
  void the_narrow_search_stays_near_the_best() {
    HeadRecipe best = HeadRecipe.defaults().withLearningRate(0.002).withL2(0.01);
    Seeds.each(
        20,
        seed -> {
          NeighbourSampler sampler = new NeighbourSampler(SPACE, seed);
          sampler.tell(best, 0.1);
          assertThat(sampler.ask(50))
              .allSatisfy(
                  r -> {
                    assertThat(r.learningRate() / 0.002).isBetween(0.315, 3.17);
                    assertThat(r.l2() / 0.01).isBetween(0.315, 3.17);
                    assertThat(r.batchSize()).isEqualTo(32);
                  });
        });
  }

  @Test
  void neighbours_are_those_of_the_best_of_each_kind() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    HeadRecipe plain = HeadRecipe.defaults().withDropout(0);
    for (int i = 0; i < 5; i++) { // L2 is best, five times over
      sampler.tell(plain.withBatchSize(10 + i).withL2(0.01), 0.1 + i);
      sampler.tell(plain.withBatchSize(20 + i).withL1(0.001), 10 + i);
      sampler.tell(plain.withBatchSize(30 + i).withDropout(0.3), 20 + i);
      sampler.tell(plain.withBatchSize(40 + i), 30 + i);
    }
    assertThat(sampler.ask(8).stream().map(HeadRecipe::batchSize))
        .containsExactly(10, 20, 30, 40, 10, 20, 30, 40);
  }

  @Test
  void the_narrow_search_forgets_all_but_the_best_four() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    for (int i = 0; i < 6; i++) {
      sampler.tell(HeadRecipe.defaults().withBatchSize(10 + i), 6 - i);
    }
    sampler.tell(HeadRecipe.defaults().withBatchSize(99), Double.POSITIVE_INFINITY);
    assertThat(sampler.ask(40).stream().map(HeadRecipe::batchSize).distinct())
        .containsExactlyInAnyOrder(12, 13, 14, 15);
  }

  @Test
  void the_narrow_search_needs_to_be_told_something() {
    assertThatThrownBy(() -> new NeighbourSampler(SPACE, 0).ask(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs to be told of one first");
  }

  @Test
  void rejects_an_empty_space() {
    assertThatThrownBy(() -> SPACE.withBatchSizes(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SPACE.withBatchSizes(List.of(32, 0)))
        .hasMessage("batch sizes must be 1 or more, got 0 (--batch-size)");
    assertThatThrownBy(() -> SPACE.withEpochs(0))
        .hasMessage("epochs must be 1 or more, got 0 (--epochs)");
    assertThatThrownBy(() -> new LogRange(0, 1))
        .hasMessage("a range goes from a number above 0 to one not below it, got 0.0 to 1.0");
    assertThatThrownBy(() -> new LogRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private enum Maker {
    WIDE,
    NARROW;

    Sampler make(SearchSpace space, long seed) {
      return switch (this) {
        case WIDE -> new QuasiRandomSampler(space, seed);
        case NARROW -> {
          NeighbourSampler sampler = new NeighbourSampler(space, seed);
          List<HeadRecipe> known = new QuasiRandomSampler(space, seed + 1).ask(30);
          SplittableRandom random = new SplittableRandom(seed);
          known.forEach(r -> sampler.tell(r, random.nextDouble()));
          yield sampler;
        }
      };
    }
  }

  private interface Law {
    void holds(SearchSpace space, long seed);
  }

  private static void everySampler(Law law) {
    Seeds.each(
        50,
        seed -> {
          law.holds(SPACE, seed);
          law.holds(space(seed), seed);
        });
  }

  private static List<HeadRecipe> asked(SearchSpace space, long seed) {
    return IntStream.range(0, Maker.values().length)
        .boxed()
        .flatMap(m -> Maker.values()[m].make(space, seed).ask(60).stream())
        .toList();
  }

  /** A space with bounds of many digits. */
  private static SearchSpace space(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new SearchSpace(
        range(random),
        range(random),
        range(random),
        List.of(0.25, 0.5),
        List.of(1 + random.nextInt(9), 16, 57),
        1 + random.nextInt(50));
  }

  private static LogRange range(SplittableRandom random) {
    double low = Math.pow(10, -6 + 4 * random.nextDouble());
    return new LogRange(low, low * (1 + random.nextDouble() * 100));
  }

  private static void assertInside(HeadRecipe recipe, SearchSpace space) {
    assertIn(recipe.learningRate(), space.learningRate());
    assertThat(space.batchSizes()).contains(recipe.batchSize());
    assertThat(recipe.epochs()).isEqualTo(space.epochs());
    if (recipe.dropout() > 0) {
      assertThat(space.dropouts()).contains(recipe.dropout());
    }
    if (recipe.l1() > 0) {
      assertIn(recipe.l1(), space.l1());
    }
    if (recipe.l2() > 0) {
      assertIn(recipe.l2(), space.l2());
    }
  }

  private static void assertIn(double value, LogRange range) {
    assertThat(value).isBetween(range.low(), range.high());
  }

  private static <T> Map<T, Long> counts(List<HeadRecipe> recipes, Function<HeadRecipe, T> what) {
    return recipes.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
  }
}
