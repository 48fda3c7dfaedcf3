package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Border;
import graft.core.photos.Border.Form;
import graft.demo.LeafDrawer;
import graft.demo.Species;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawn leaves with borders around them, saved as JPEG. */
class BordersTest {
  private static BufferedImage leaf(int index) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(LeafDrawer.of(3).draw(Species.OAK, index).encoded()));
  }

  /** The leaf on a ground that is larger by so much on both sides. */
  private static BufferedImage on(Color ground, BufferedImage leaf, int across, int upright) {
    BufferedImage whole =
        new BufferedImage(
            leaf.getWidth() + 2 * across,
            leaf.getHeight() + 2 * upright,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.setColor(ground);
    graphics.fillRect(0, 0, whole.getWidth(), whole.getHeight());
    graphics.drawImage(leaf, across, upright, null);
    graphics.dispose();
    return whole;
  }

  private static Border saved(BufferedImage picture) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    return Glances.of(PhotoDecoder.decode(jpeg.toByteArray()).pixels()).border();
  }

  @ParameterizedTest
  @CsvSource({"8, 8, FRAME", "3, 5, FRAME", "0, 20, BARS", "40, 0, PILLARS", "0, 0, NONE"})
  void finds_what_lies_around_a_photo(int across, int upright, Form form) throws IOException {
    for (Color colour : new Color[] {Color.WHITE, Color.BLACK, new Color(200, 30, 90)}) {
      for (int index = 1; index <= 4; index++) {
        Border border = saved(on(colour, leaf(index), across, upright));
        assertThat(border.form()).as("%s, leaf %d", colour, index).isEqualTo(form);
        assertThat(border.left()).isBetween(across * 5 / 8, across);
        assertThat(border.bottom()).isBetween(upright * 5 / 8, upright);
        if (form != Form.NONE) {
          assertThat(border.red()).isBetween(colour.getRed() - 12, colour.getRed() + 12);
        }
      }
    }
  }

  @Test
  void a_thing_on_an_even_ground_has_no_border() throws IOException {
    BufferedImage ground = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = ground.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 300, 200);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(60, 40, 180, 120);
    graphics.dispose();
    assertThat(saved(ground)).isEqualTo(Border.NONE);
  }

  @Test
  void one_tone_and_one_pixel_have_none() {
    assertThat(Borders.of(Pixels.of(40, 30, new byte[3 * 40 * 30]))).isEqualTo(Border.NONE);
    assertThat(Borders.of(Pixels.of(1, 1, new byte[3]))).isEqualTo(Border.NONE);
    assertThat(Borders.of(Pixels.of(1, 50, new byte[150]))).isEqualTo(Border.NONE);
  }
}
