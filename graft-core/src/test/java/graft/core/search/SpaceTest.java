package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTest {
  private static final Space SPACE =
      new Space(
          List.of(new Dimension.Choice("kind", 2), new Dimension.Continuous("strength")),
          (dimension, soFar) -> dimension == 0 || soFar[0] == 1);

  @Test
  void a_point_has_the_coordinates_that_apply_and_no_others() {
    assertThat(SPACE.point(d -> 0)).isEqualTo(Point.of(0, Double.NaN));
    assertThat(SPACE.point(d -> 1)).isEqualTo(Point.of(1, 1));
    assertThat(SPACE.point(d -> 0).has(1)).isFalse();
    assertThat(SPACE.point(d -> 1).has(1)).isTrue();
  }

  @Test
  void conditions_see_what_comes_before_and_nothing_else() {
    List<double[]> seen = new ArrayList<>();
    Conditions conditions =
        (dimension, soFar) -> {
          seen.add(soFar);
          return true;
        };
    new Space(List.of(new Dimension.Continuous("a"), new Dimension.Continuous("b")), conditions)
        .point(d -> 0.5);
    assertThat(seen.get(0)).containsExactly(Double.NaN, Double.NaN);
    assertThat(seen.get(1)).containsExactly(0.5, Double.NaN);
  }

  @Test
  void a_point_outside_is_refused_with_the_dimension_and_the_value() {
    assertThatThrownBy(() -> SPACE.check(Point.of(1))).hasMessageContaining("2 coordinates, got 1");
    assertThatThrownBy(() -> SPACE.check(Point.of(2, 0.5)))
        .hasMessageContaining("'kind' must be a whole number from 0 to 1, got 2.0");
    assertThatThrownBy(() -> SPACE.check(Point.of(0.5, 0.5))).hasMessageContaining("got 0.5");
    assertThatThrownBy(() -> SPACE.check(Point.of(1, 1.5)))
        .hasMessageContaining("'strength' must be in [0, 1], got 1.5");
    assertThatThrownBy(() -> SPACE.check(Point.of(1, Double.NaN))).hasMessageContaining("got NaN");
    assertThatThrownBy(() -> SPACE.check(Point.of(0, 0.5)))
        .hasMessageContaining("NaN, since it does not apply here, got 0.5");
  }

  @Test
  void equal_points_are_equal_and_do_not_share_an_array() {
    double[] coordinates = {0.0, Double.NaN};
    Point point = Point.of(coordinates);
    coordinates[0] = 1;
    assertThat(point).isEqualTo(Point.of(-0.0, Double.NaN)).isNotEqualTo(Point.of(0, 0));
    assertThat(point).hasSameHashCodeAs(Point.of(-0.0, Double.NaN));
    assertThat(point).hasToString("Point[0.0, NaN]");
  }

  @Test
  void wrong_spaces_losses_and_settings_are_refused_with_their_value() {
    assertThatThrownBy(() -> new Dimension.Choice("kind", 0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Dimension.Continuous(" ")).hasMessageContaining("got ' '");
    assertThatThrownBy(Space::of).hasMessageContaining("got none");
    assertThatThrownBy(() -> Space.of(new Dimension.Continuous("a"), new Dimension.Choice("a", 2)))
        .hasMessageContaining("got a, a");
    assertThatThrownBy(() -> Point.of(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("got Infinity at 1");
    assertThatThrownBy(() -> new Observation(Point.of(0), Double.NaN))
        .hasMessageContaining("got NaN");
    TpeSettings tpe = TpeSettings.defaults();
    assertThatThrownBy(() -> tpe.withGamma(0)).hasMessageContaining("got 0.0");
    assertThatThrownBy(() -> tpe.withCandidates(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> tpe.withStartupPoints(-1)).hasMessageContaining("got -1");
    assertThatThrownBy(() -> tpe.withMostGood(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> tpe.withPriorWeight(0)).hasMessageContaining("got 0.0");
    ImportanceSettings importance = ImportanceSettings.defaults();
    assertThatThrownBy(() -> importance.withTargetQuantile(1)).hasMessageContaining("target 1.0");
    assertThatThrownBy(() -> importance.withRegionQuantile(0.05))
        .hasMessageContaining("region 0.05");
    assertThatThrownBy(() -> importance.withResamples(1)).hasMessageContaining("got 1");
  }
}
