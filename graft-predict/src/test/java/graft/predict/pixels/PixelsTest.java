package graft.predict.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PixelsTest {
  private static final byte[] TWO = {1, 2, 3, -1, 0, 127};

  @Test
  void tells_each_pixel_as_a_colour() {
    Pixels picture = Pixels.of(2, 1, TWO);
    assertThat(picture.rgb(0, 0)).isEqualTo(0x010203);
    assertThat(picture.rgb(1, 0)).isEqualTo(0xff007f);
  }

  @Test
  void says_which_pixel_lies_outside() {
    assertThatThrownBy(() -> Pixels.of(2, 1, TWO).rgb(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("(2, 0) lies outside 2 x 1");
  }

  @Test
  void does_not_change_with_the_array_it_was_made_of() {
    byte[] values = TWO.clone();
    Pixels picture = Pixels.of(2, 1, values);
    values[0] = 99;
    assertThat(picture).isEqualTo(Pixels.of(2, 1, TWO));
    assertThatThrownBy(() -> picture.view().put(0, (byte) 9))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void is_equal_by_shape_and_values() {
    assertThat(Pixels.of(2, 1, TWO))
        .hasSameHashCodeAs(Pixels.of(2, 1, TWO))
        .isNotEqualTo(Pixels.of(1, 2, TWO))
        .isNotEqualTo(Pixels.filled(2, 1, rgb -> {}));
  }

  @Test
  void copies_to_where_it_is_told() {
    Pixels picture = Pixels.of(1, 2, TWO);
    byte[] array = new byte[8];
    picture.copyTo(array, 1);
    assertThat(array).containsExactly(0, 1, 2, 3, -1, 0, 127, 0);
    byte[] row = new byte[3];
    picture.copyRow(1, row);
    assertThat(row).containsExactly(-1, 0, 127);
    ByteBuffer buffer = ByteBuffer.allocate(12);
    picture.copyTo(buffer);
    picture.copyTo(buffer);
    assertThat(buffer.remaining()).isZero();
  }

  @Test
  void refuses_values_that_do_not_fill_the_picture() {
    assertThatThrownBy(() -> Pixels.of(2, 2, TWO))
        .hasMessage("A picture of 2 x 2 has 12 bytes, got 6");
    assertThatThrownBy(() -> Pixels.of(0, 2, new byte[0])).hasMessageContaining("got 0 x 2");
    assertThatThrownBy(() -> Pixels.filled(40_000, 40_000, rgb -> {}))
        .hasMessageContaining("got 40000 x 40000");
  }

  @Test
  void hashes_its_size_and_its_rows() throws NoSuchAlgorithmException {
    MessageDigest ours = MessageDigest.getInstance("SHA-256");
    Pixels.of(2, 1, TWO).hashInto(ours);
    byte[] spelt = HexFormat.of().parseHex("0000000200000001010203ff007f");
    assertThat(ours.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(spelt));
  }
}
