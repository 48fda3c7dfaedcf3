package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PointSampler} must do. */
class PointSamplerTest {
  private enum Maker {
    QUASI_RANDOM {
      @Override
      PointSampler make(Space space, long seed) {
        return QuasiRandomPoints.of(space, seed);
      }
    },
    TPE {
      @Override
      PointSampler make(Space space, long seed) {
        return TpeSampler.of(space, TpeSettings.defaults(), seed);
      }
    },
    UNIVARIATE_TPE {
      @Override
      PointSampler make(Space space, long seed) {
        return TpeSampler.of(space, TpeSettings.defaults().withJoint(false), seed);
      }
    };

    abstract PointSampler make(Space space, long seed);
  }

  private static void every(BiConsumer<Maker, Landscape> law) {
    for (Maker maker : Maker.values()) {
      for (Landscape landscape : Landscape.values()) {
        law.accept(maker, landscape);
      }
    }
  }

  /** Asks for a few at a time and tells of all but every seventh. */
  private static List<Point> walked(PointSampler sampler, Landscape landscape, int rounds) {
    List<Point> points = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Point point : sampler.ask(1 + round % 5)) {
        if (points.size() % 7 != 3) {
          sampler.tell(point, landscape.loss(point));
        }
        points.add(point);
      }
    }
    return points;
  }

  @Test
  void the_same_seed_and_the_same_tells_give_the_same_asks() {
    every(
        (maker, landscape) ->
            Seeds.each(
                5,
                seed ->
                    assertThat(walked(maker.make(landscape.space(), seed), landscape, 15))
                        .isEqualTo(walked(maker.make(landscape.space(), seed), landscape, 15))));
  }

  @Test
  void another_seed_asks_for_something_else() {
    every(
        (maker, landscape) ->
            assertThat(walked(maker.make(landscape.space(), 1), landscape, 10))
                .isNotEqualTo(walked(maker.make(landscape.space(), 2), landscape, 10)));
  }

  @Test
  void asking_in_pieces_gives_the_same_as_asking_at_once() {
    every(
        (maker, landscape) -> {
          PointSampler once = maker.make(landscape.space(), 5);
          PointSampler pieces = maker.make(landscape.space(), 5);
          walked(once, landscape, 10);
          walked(pieces, landscape, 10);
          List<Point> together = once.ask(12);
          List<Point> first = pieces.ask(5);
          List<Point> second = pieces.ask(7);
          assertThat(Stream.concat(first.stream(), second.stream()).toList()).isEqualTo(together);
        });
  }

  @Test
  void gives_as_many_as_asked_for() {
    every(
        (maker, landscape) -> {
          assertThat(maker.make(landscape.space(), 1).ask(0)).isEmpty();
          assertThat(maker.make(landscape.space(), 1).ask(50)).hasSize(50);
        });
  }

  @Test
  void every_point_lies_in_the_space_and_has_no_coordinate_that_does_not_apply() {
    every(
        (maker, landscape) ->
            Seeds.each(
                10,
                seed -> {
                  Space space = landscape.space();
                  for (Point point : walked(maker.make(space, seed), landscape, 20)) {
                    requireApplies(space, point);
                  }
                }));
  }

  /** Written apart from {@link Space#check}, so that the one is not tested by itself. */
  private static void requireApplies(Space space, Point point) {
    for (int d = 0; d < space.size(); d++) {
      double[] soFar = new double[space.size()];
      for (int e = 0; e < soFar.length; e++) {
        soFar[e] = e < d ? point.at(e) : Double.NaN;
      }
      assertThat(point.has(d))
          .as("%d of %s", d, point)
          .isEqualTo(space.conditions().applies(d, soFar));
      if (point.has(d)) {
        double most =
            space.dimensions().get(d) instanceof Dimension.Choice choice ? choice.options() - 1 : 1;
        assertThat(point.at(d)).isBetween(0.0, most);
      }
    }
  }

  @Test
  void a_point_outside_the_space_and_a_loss_that_is_none_are_refused() {
    every(
        (maker, landscape) -> {
          PointSampler sampler = maker.make(landscape.space(), 1);
          Point point = sampler.ask(1).getFirst();
          assertThatThrownBy(() -> sampler.tell(point, Double.NaN)).hasMessageContaining("got NaN");
          assertThatThrownBy(() -> sampler.tell(Point.of(0.5), 1)).hasMessageContaining("got 1");
        });
  }

  @Test
  void the_startup_points_of_tpe_are_the_quasi_random_ones() {
    everySeed(
        (landscape, seed) ->
            assertThat(Maker.TPE.make(landscape.space(), seed).ask(30))
                .isEqualTo(Maker.QUASI_RANDOM.make(landscape.space(), seed).ask(30)));
  }

  @Test
  void quasi_random_points_cover_every_choice_and_every_tenth_of_a_number() {
    everySeed(
        (landscape, seed) -> {
          List<Point> points = QuasiRandomPoints.of(landscape.space(), seed).ask(400);
          for (int d = 0; d < landscape.space().size(); d++) {
            int dimension = d;
            boolean choice = landscape.space().dimensions().get(d) instanceof Dimension.Choice;
            long cells =
                points.stream()
                    .filter(point -> point.has(dimension))
                    .map(point -> Math.floor(point.at(dimension) * (choice ? 1 : 10)))
                    .distinct()
                    .count();
            int options =
                landscape.space().dimensions().get(d) instanceof Dimension.Choice c
                    ? c.options()
                    : 10;
            assertThat(cells).isEqualTo(options);
          }
        });
  }

  private static void everySeed(ObjLongConsumer<Landscape> law) {
    for (Landscape landscape : Landscape.values()) {
      Seeds.each(10, seed -> law.accept(landscape, seed));
    }
  }
}
