package graft.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OrientationTest {
  private static final int RED = 0xFFFF0000;
  private static final int TAG_OFFSET = 30;

  /** Wider than high, with a red upper left quarter. */
  private final BufferedImage upright = marked();

  @Test
  void the_tag_is_in_the_file_where_exif_puts_it() {
    for (Orientation orientation : Orientation.values()) {
      ByteBuffer jpeg = ByteBuffer.wrap(PhotoFile.jpeg(upright, 0.9f, orientation));
      assertThat(jpeg.getShort(0)).isEqualTo((short) 0xFFD8);
      if (orientation == Orientation.UPRIGHT) {
        assertThat(jpeg.getShort(2)).isNotEqualTo((short) 0xFFE1);
        continue;
      }
      assertThat(jpeg.getShort(2)).isEqualTo((short) 0xFFE1);
      assertThat(jpeg.getShort(4)).isEqualTo((short) 34);
      assertThat(jpeg.getInt(6)).isEqualTo(0x45786966); // "Exif"
      assertThat(jpeg.getLong(12)).isEqualTo(0x4D4D002A_00000008L); // "MM", 42, directory at 8
      assertThat(jpeg.getShort(20)).isEqualTo((short) 1);
      assertThat(jpeg.getShort(22)).isEqualTo((short) 0x0112);
      assertThat(jpeg.getShort(TAG_OFFSET)).isEqualTo((short) orientation.tag());
      assertThat(jpeg.getShort(38) & 0xFF00).isEqualTo(0xFF00); // the next segment
    }
  }

  @Test
  void a_viewer_that_follows_the_tag_sees_the_photo_upright() {
    assertThat(cornerIsRed(Orientation.UPRIGHT, 0, 0)).isTrue();
    assertThat(cornerIsRed(Orientation.UPSIDE_DOWN, 1, 1)).isTrue();
    // tag 6: the stored left column is the top, so the upper left is stored lower left
    assertThat(cornerIsRed(Orientation.LEFT_SIDE, 0, 1)).isTrue();
    assertThat(cornerIsRed(Orientation.RIGHT_SIDE, 1, 0)).isTrue();
  }

  @Test
  void a_photo_on_its_side_swaps_width_and_height_and_stays_readable() throws IOException {
    byte[] jpeg = PhotoFile.jpeg(upright, 0.9f, Orientation.LEFT_SIDE);
    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(stored.getWidth()).isEqualTo(upright.getHeight());
    assertThat(stored.getHeight()).isEqualTo(upright.getWidth());
  }

  private boolean cornerIsRed(Orientation orientation, int right, int down) {
    BufferedImage laid = orientation.laid(upright);
    return laid.getRGB(right * (laid.getWidth() - 1), down * (laid.getHeight() - 1)) == RED;
  }

  private static BufferedImage marked() {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 15; y++) {
      for (int x = 0; x < 20; x++) {
        image.setRGB(x, y, RED);
      }
    }
    return image;
  }
}
