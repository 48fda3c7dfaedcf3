package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormaliserTest {
  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(127f, 100f, 50f), List.of(128f, 2f, 0.3f));

  private final Normaliser normaliser = new Normaliser(2, NORMALISATION);

  @Test
  void lays_pixels_out_as_normalised_planes() {
    FloatBuffer values = normaliser.normalise(pixels(100));
    assertThat(values.isDirect()).isTrue();
    assertThat(values.remaining()).isEqualTo(3 * 4);
    for (int channel = 0; channel < 3; channel++) {
      for (int at = 0; at < 4; at++) {
        float value = 100 + 3 * at + channel;
        float mean = NORMALISATION.mean().get(channel);
        float std = NORMALISATION.std().get(channel);
        assertThat(values.get()).isEqualTo((value - mean) / std);
      }
    }
  }

  @Test
  void is_filled_anew() {
    normaliser.normalise(pixels(10));
    FloatBuffer values = normaliser.normalise(pixels(200));
    assertThat(values.remaining()).isEqualTo(12);
    assertThat(values.get(0)).isEqualTo((200f - 127) / 128);
  }

  /** 2 x 2 pixels whose values count up from the first. */
  private static Pixels pixels(int first) {
    byte[] rgb = new byte[12];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (first + i);
    }
    return Pixels.of(2, 2, rgb);
  }
}
