package graft.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TpeSamplerTest {
  private static final TpeSettings SETTINGS = TpeSettings.defaults();
  private static final int SEEDS = 30;
  private static final int POINTS = 80;

  @ParameterizedTest
  @EnumSource
  void comes_closer_to_the_best_than_quasi_random_points(Landscape landscape) {
    double walked = median(seed -> quasiRandom(landscape, seed));
    assertThat(median(seed -> lowest(landscape, SETTINGS, seed, 1))).isLessThan(0.9 * walked);
    assertThat(median(seed -> lowest(landscape, SETTINGS.withJoint(false), seed, 1)))
        .isLessThan(0.9 * walked);
  }

  @ParameterizedTest
  @EnumSource
  void comes_closer_when_asked_for_eight_at_once_too(Landscape landscape) {
    double walked = median(seed -> quasiRandom(landscape, seed));
    assertThat(median(seed -> lowest(landscape, SETTINGS, seed, 8))).isLessThan(0.9 * walked);
  }

  private static double quasiRandom(Landscape landscape, long seed) {
    return landscape.lowest(QuasiRandomPoints.of(landscape.space(), seed), POINTS, 1);
  }

  private static double lowest(Landscape landscape, TpeSettings settings, long seed, int atOnce) {
    return landscape.lowest(TpeSampler.of(landscape.space(), settings, seed), POINTS, atOnce);
  }

  private static double median(LongFunction<Double> loss) {
    double[] losses = new double[SEEDS];
    Arrays.setAll(losses, seed -> loss.apply(seed));
    Arrays.sort(losses);
    return (losses[SEEDS / 2 - 1] + losses[SEEDS / 2]) / 2;
  }

  @ParameterizedTest
  @EnumSource
  void goes_on_by_replaying_the_tells_alone(Landscape landscape) {
    Seeds.each(
        5,
        seed -> {
          TpeSampler first = TpeSampler.of(landscape.space(), SETTINGS, seed);
          TpeSampler resumed = TpeSampler.of(landscape.space(), SETTINGS, seed);
          for (int round = 0; round < 12; round++) {
            for (Point point : first.ask(3)) {
              first.tell(point, landscape.loss(point));
              resumed.tell(point, landscape.loss(point));
            }
          }
          assertThat(resumed.ask(10)).isEqualTo(first.ask(10));
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_point_whose_numbers_were_rounded_is_no_longer_waited_for(Landscape landscape) {
    Seeds.each(
        5,
        seed -> {
          TpeSampler first = TpeSampler.of(landscape.space(), SETTINGS, seed);
          TpeSampler resumed = TpeSampler.of(landscape.space(), SETTINGS, seed);
          for (int round = 0; round < 12; round++) {
            for (Point asked : first.ask(3)) {
              Point rounded = landscape.space().point(d -> Math.rint(asked.at(d) * 1000) / 1000);
              first.tell(rounded, landscape.loss(rounded));
              resumed.tell(rounded, landscape.loss(rounded));
            }
          }
          assertThat(resumed.ask(10)).isEqualTo(first.ask(10));
        });
  }

  @Test
  void points_told_without_being_asked_for_are_listened_to() {
    Space line = Space.of(new Dimension.Continuous("x"));
    Seeds.each(
        SEEDS,
        seed -> {
          TpeSampler sampler = TpeSampler.of(line, SETTINGS, seed);
          for (int i = 0; i <= 40; i++) {
            sampler.tell(Point.of(i / 40.0), Math.abs(i / 40.0 - 0.8));
          }
          assertThat(sampler.ask(1).getFirst().at(0)).isBetween(0.6, 1.0);
        });
  }

  @Test
  void points_asked_for_together_keep_apart() {
    Space line = Space.of(new Dimension.Continuous("x"));
    Seeds.each(
        SEEDS,
        seed -> {
          TpeSampler sampler = TpeSampler.of(line, SETTINGS, seed);
          SplittableRandom random = new SplittableRandom(seed);
          for (int i = 0; i < 30; i++) {
            double x = random.nextDouble();
            sampler.tell(Point.of(x), Math.abs(x - 0.5));
          }
          List<Double> asked = new ArrayList<>();
          sampler.ask(6).forEach(point -> asked.add(point.at(0)));
          assertThat(new HashSet<>(asked)).hasSize(6);
          asked.sort(null);
          assertThat(asked.getLast() - asked.getFirst()).isGreaterThan(0.02);
        });
  }

  @Test
  void goes_on_where_everything_diverged() {
    Space line = Space.of(new Dimension.Continuous("x"), new Dimension.Choice("c", 2));
    Seeds.each(
        5,
        seed -> {
          TpeSampler sampler = TpeSampler.of(line, SETTINGS, seed);
          for (int i = 0; i < 30; i++) {
            sampler.tell(sampler.ask(1).getFirst(), Double.POSITIVE_INFINITY);
          }
          assertThat(sampler.ask(20)).doesNotHaveDuplicates();
        });
  }

  @Test
  void without_startup_points_it_begins_with_the_prior() {
    TpeSampler sampler = TpeSampler.of(Landscape.HEAD.space(), SETTINGS.withStartupPoints(0), 3);
    assertThat(sampler.ask(20)).hasSize(20).doesNotHaveDuplicates();
  }
}
