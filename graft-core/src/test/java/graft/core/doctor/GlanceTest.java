package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Border;
import graft.core.photos.Glance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GlanceTest {
  @Test
  void one_tone_has_no_contrast_and_is_like_nothing() {
    byte[] red = new byte[3 * 256];
    for (int i = 0; i < red.length; i += 3) {
      red[i] = (byte) 200;
    }
    Glance glance = Glance.of(red);
    assertThat(glance.brightness()).isCloseTo(60, within(0.5)); // 0.299 of 200
    assertThat(glance.contrast()).isZero();
    assertThat(glance.colour()).isEqualTo(200);
    assertThat(glance.likeness(Made.of(0, 1).glance())).isZero();
  }

  @Test
  void brightness_does_not_change_what_is_like_what() {
    Glance one = Made.of(0, 1).glance();
    assertThat(one.likeness(one)).isCloseTo(1, within(1e-6));
    assertThat(one.likeness(Made.of(0, 1).withTone(20).glance())).isGreaterThan(0.99);
    assertThat(one.likeness(Made.of(0, 2).glance())).isLessThan(0.95);
  }

  @Test
  void hashes_of_one_picture_differ_in_few_bits_and_of_two_in_many() {
    long one = PerceptualHash.of(Made.of(0, 1).glance());
    long brighter = PerceptualHash.of(Made.of(0, 1).withTone(5).glance());
    assertThat(Long.bitCount(one ^ brighter)).isLessThanOrEqualTo(7);
    double apart =
        java.util.stream.IntStream.range(2, 102)
            .map(i -> Long.bitCount(one ^ PerceptualHash.of(Made.of(0, i).glance())))
            .average()
            .orElseThrow();
    assertThat(apart).isBetween(20.0, 40.0);
  }

  @Test
  void what_is_kept_gives_the_same_glance() {
    Glance glance = Made.of(0, 1).glance();
    Glance again = Glance.decoded(glance.encoded());
    assertThat(again).isEqualTo(glance).isNotEqualTo(Made.of(0, 2).glance());
    assertThat(again.contrast()).isEqualTo(glance.contrast());
    assertThat(again.brightness()).isEqualTo(glance.brightness());
    Glance framed = glance.with(new Border(3, 70_000, 5, 6, 0xfedcba));
    assertThat(Glance.decoded(framed.encoded())).isEqualTo(framed).isNotEqualTo(glance);
    assertThat(Glance.decoded(framed.encoded()).border()).isEqualTo(framed.border());
    assertThatThrownBy(() -> Glance.decoded(new byte[7])).hasMessageContaining("280 bytes, got 7");
  }

  @Test
  void another_number_of_bytes_is_refused() {
    assertThatThrownBy(() -> Glance.of(Arrays.copyOf(new byte[0], 5)))
        .hasMessageContaining("768 bytes, got 5");
  }
}
