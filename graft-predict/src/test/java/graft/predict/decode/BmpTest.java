package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BmpTest {
  private static final int RED = 0xff0000;
  private static final int GREEN = 0xff00;
  private static final int BLUE = 0xff;
  private static final int ALPHA = 0xff000000;

  /** Two pixels of 32 bits, 0x00102030 and 0xff405060, with masks. */
  private static byte[] file(int header, int alphaMask) {
    int masks = header == 40 ? 12 : 0; // of the short header they stand behind it
    int data = 14 + header + masks;
    ByteBuffer file = ByteBuffer.allocate(data + 8).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(data + 8).putInt(0).putInt(data);
    file.putInt(header).putInt(2).putInt(1).putShort((short) 1).putShort((short) 32);
    file.putInt(3).putInt(8).putInt(0).putInt(0).putInt(0).putInt(0);
    file.putInt(RED).putInt(GREEN).putInt(BLUE);
    if (header > 40) {
      file.putInt(alphaMask);
    }
    return file.putInt(data, 0x00102030).putInt(data + 4, 0xff405060).array();
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 108, 124})
  void lays_alpha_over_white_where_it_has_a_mask(int header) {
    Pixels pixels = PhotoDecoder.decode(file(header, ALPHA)).pixels();
    assertThat(pixels.rgb(0, 0)).isEqualTo(0xffffff);
    assertThat(pixels.rgb(1, 0)).isEqualTo(0x405060);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 56, 108, 124})
  void takes_the_fourth_byte_for_padding_where_it_has_none(int header) {
    Pixels pixels = PhotoDecoder.decode(file(header, 0)).pixels();
    assertThat(pixels.rgb(0, 0)).isEqualTo(0x102030);
    assertThat(pixels.rgb(1, 0)).isEqualTo(0x405060);
  }

  @Test
  void reads_rows_that_run_downwards() {
    byte[] file = SmallPhotos.bytes("colour.bmp");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -16);
    Pixels turned = PhotoDecoder.decode(file).pixels();
    Pixels seen = SmallPhotos.pixels("colour.bmp");
    assertThat(turned.rgb(3, 0)).isEqualTo(seen.rgb(3, 15));
    assertThat(turned.rgb(3, 15)).isEqualTo(seen.rgb(3, 0));
  }
}
