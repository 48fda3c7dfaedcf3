package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import graft.core.search.Point;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpacePointsTest {
  private static final SearchSpace SPACE = SearchSpace.defaults();

  @Test
  void a_recipe_comes_back_from_its_point() {
    Seeds.each(
        60,
        seed -> {
          for (SearchSpace space : List.of(SPACE, Spaces.random(seed))) {
            SpacePoints points = new SpacePoints(space);
            List<HeadRecipe> recipes = PointRecipes.quasiRandom(space, seed).ask(200);
            assertThat(recipes)
                .allSatisfy(r -> assertThat(points.recipe(points.point(r))).isEqualTo(r));
          }
        });
  }

  @Test
  void the_articles_start_comes_back_from_its_point() {
    SpacePoints points = new SpacePoints(SPACE);
    assertThat(points.recipe(points.point(SPACE.start()))).isEqualTo(HeadRecipe.defaults());
  }

  @Test
  void a_point_comes_back_from_its_recipe_but_for_rounding() {
    Seeds.each(
        20,
        seed -> {
          SpacePoints points = new SpacePoints(SPACE);
          for (HeadRecipe recipe : PointRecipes.quasiRandom(SPACE, seed).ask(50)) {
            Point point = points.point(recipe);
            Point again = points.point(points.recipe(point));
            assertThat(again).isEqualTo(point);
            assertThat(points.space().check(point)).isEqualTo(point);
          }
        });
  }

  @Test
  void only_the_strength_of_the_regulariser_in_use_has_a_coordinate() {
    SpacePoints points = new SpacePoints(SPACE);
    List<String> names = points.names();
    HeadRecipe plain = HeadRecipe.defaults().withDropout(0);
    assertThat(strengths(points.point(plain), names)).isEmpty();
    assertThat(strengths(points.point(plain.withDropout(0.3)), names)).containsExactly("dropout");
    assertThat(strengths(points.point(plain.withL2(0.01)), names)).containsExactly("l2");
    assertThat(strengths(points.point(plain.withL1(0.01)), names)).containsExactly("l1");
  }

  private static List<String> strengths(Point point, List<String> names) {
    return Stream.of("dropout", "l2", "l1").filter(n -> point.has(names.indexOf(n))).toList();
  }

  @Test
  void a_range_goes_from_low_at_0_to_high_at_1_by_its_logarithm() {
    LogRange range = new LogRange(0.0001, 0.1);
    assertThat(range.at(0)).isEqualTo(0.0001);
    assertThat(range.at(1)).isEqualTo(0.1);
    assertThat(range.at(1 / 3.0)).isEqualTo(0.001);
    assertThat(range.unit(0.01)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(range.unit(7)).isEqualTo(1);
    assertThat(range.unit(1e-9)).isZero();
    assertThat(new LogRange(0.3, 0.3).at(0.9)).isEqualTo(0.3);
  }
}
