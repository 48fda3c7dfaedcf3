package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.random.CounterRandom;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  /** A picture of waves, as wide as high; a part of it, squashed to 64 x 64. */
  private static Sketch waves(long seed, double x0, double y0, double side, boolean mirrored) {
    byte[] rgb = new byte[3 * Sketch.SIDE * Sketch.SIDE];
    for (int y = 0; y < Sketch.SIDE; y++) {
      for (int x = 0; x < Sketch.SIDE; x++) {
        int column = mirrored ? Sketch.SIDE - 1 - x : x;
        double across = x0 + side * (column + 0.5) / Sketch.SIDE;
        double down = y0 + side * (y + 0.5) / Sketch.SIDE;
        double light = 128;
        for (int wave = 0; wave < 12; wave++) {
          double u = 40 * CounterRandom.uniform(CounterRandom.key(seed, wave, 1)) - 20;
          double v = 40 * CounterRandom.uniform(CounterRandom.key(seed, wave, 2)) - 20;
          double phase = 7 * CounterRandom.uniform(CounterRandom.key(seed, wave, 3));
          light += 14 * Math.sin(u * across + v * down + phase);
        }
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (y * Sketch.SIDE + x) + channel] = (byte) Math.clamp((int) light, 0, 255);
        }
      }
    }
    return Sketch.of(rgb, 1);
  }

  @Test
  void a_part_is_known_again_and_so_is_its_mirror_image() {
    Seeds.each(
        10,
        seed -> {
          Sketch whole = waves(seed, 0, 0, 1, false);
          Sketch part = waves(seed, 0.13, 0.21, 0.68, false);
          assertThat(Alignment.likeness(whole, part)).isGreaterThan(0.8);
          assertThat(Alignment.likeness(part, whole)).isGreaterThan(0.8);
          assertThat(Alignment.likeness(whole, waves(seed, 0.05, 0.05, 0.9, true)))
              .isGreaterThan(0.8);
        });
  }

  @Test
  void other_pictures_are_not_taken_for_one() {
    Seeds.each(
        10,
        seed ->
            assertThat(
                    Alignment.likeness(
                        waves(seed, 0, 0, 1, false), waves(1000 + seed, 0, 0, 1, false)))
                .isLessThan(0.6));
  }

  @Test
  void a_picture_of_one_tone_is_like_none() {
    Sketch plain = Sketch.of(new byte[3 * Sketch.SIDE * Sketch.SIDE], 1);
    assertThat(Alignment.likeness(plain, plain)).isZero();
    assertThat(Alignment.likeness(plain, waves(1, 0, 0, 1, false))).isZero();
  }
}
