package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Glance;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import org.junit.jupiter.api.Test;

class GlancesTest {
  /** Slow waves, red and blue. */
  private static Pixels waves(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light = 128 + 90 * Math.sin(9.0 * x / width) * Math.cos(7.0 * y / height);
        rgb[3 * (y * width + x)] = (byte) (int) light;
        rgb[3 * (y * width + x) + 2] = (byte) (int) (255 - light);
      }
    }
    return Pixels.of(width, height, rgb);
  }

  @Test
  void each_field_is_the_mean_of_its_pixels() {
    byte[] rgb = new byte[3 * 160 * 160];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 2 == 0 ? 100 : 201); // grey, by turns
    }
    Glance glance = Glances.of(Pixels.of(160, 160, rgb));
    assertThat(glance.contrast()).isZero();
    assertThat(glance.brightness()).isEqualTo(151); // 150.5, rounded up
    assertThat(glance.colour()).isZero();
  }

  @Test
  void a_photo_made_smaller_looks_the_same_at_a_glance() {
    Pixels large = waves(641, 477);
    Glance glance = Glances.of(large);
    for (int side : new int[] {1, 2, 3, 5, 12}) {
      Pixels small = TriangleResize.resize(large, 641 / side, 477 / side);
      assertThat(glance.likeness(Glances.of(small))).as("a %dth", side).isGreaterThan(0.99);
    }
  }

  @Test
  void the_smallest_photo_has_a_glance() {
    Glance glance = Glances.of(Pixels.of(1, 1, new byte[] {30, 30, 30}));
    assertThat(glance.brightness()).isEqualTo(30);
    assertThat(glance.contrast()).isZero();
  }
}
