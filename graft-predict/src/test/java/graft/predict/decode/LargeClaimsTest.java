package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A small file that says it is a huge picture costs nothing. */
class LargeClaimsTest {
  private static final int SIDE = 60_000;

  private static byte[] little(String name, int at, int bytes) {
    ByteBuffer file = ByteBuffer.wrap(SmallPhotos.bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes == 2) {
      return file.putShort(at, (short) SIDE).putShort(at + 2, (short) SIDE).array();
    }
    return file.putInt(at, SIDE).putInt(at + 4, SIDE).array();
  }

  private static byte[] jpeg() {
    byte[] file = SmallPhotos.bytes("colour.jpg");
    ByteBuffer view = ByteBuffer.wrap(file);
    for (int at = 0; ; at++) {
      if (view.getShort(at) == (short) 0xffc0) {
        view.putShort(at + 5, (short) SIDE).putShort(at + 7, (short) SIDE);
        return file;
      }
    }
  }

  private static byte[] webp() {
    ByteBuffer file = ByteBuffer.wrap(SmallPhotos.bytes("lossy-alpha.webp"));
    file.order(ByteOrder.LITTLE_ENDIAN).putInt(24, SIDE - 1); // 24 bits each, less one
    file.put(27, (byte) (SIDE - 1)).putShort(28, (short) ((SIDE - 1) >> 8));
    return file.array();
  }

  private static byte[] tiff() {
    ByteBuffer file =
        ByteBuffer.wrap(SmallPhotos.bytes("colour.tif")).order(ByteOrder.LITTLE_ENDIAN);
    int width = file.getInt(4) + 2; // the first entries: 256 width, 257 height
    return file.putInt(width + 8, SIDE).putInt(width + 20, SIDE).array();
  }

  static List<Arguments> files() {
    return List.of(
        Arguments.of("JPEG", jpeg()),
        Arguments.of("PNG", PngBytes.of(SIDE, SIDE, 8, PngBytes.RGB).rows(0).end()),
        Arguments.of("GIF", little("plain.gif", 6, 2)),
        Arguments.of("BMP", little("colour.bmp", 18, 4)),
        Arguments.of("WEBP", webp()),
        Arguments.of("TIFF", tiff()),
        Arguments.of("PNM", "P6 60000 60000 255 ".getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void is_refused_by_its_header(String format, byte[] file) {
    assertThat(Refusal.of(file))
        .as(format)
        .isEqualTo(
            "The picture is too large (60000 x 60000 pixels, at most 150 million are read): make it"
                + " smaller.");
  }

  @ParameterizedTest
  @MethodSource("files")
  void is_refused_without_memory(String format, byte[] file) {
    Refusal.of(file); // loads the classes
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long nativeBefore = Pointer.totalBytes();
    for (int i = 0; i < 100; i++) {
      Refusal.of(file);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(format).isLessThan(10 << 20);
    assertThat(Pointer.totalBytes()).as(format).isEqualTo(nativeBefore);
  }

  @Test
  void of_the_largest_size_is_not_refused_by_its_size() {
    byte[] file = PngBytes.of(15_000, 10_000, 8, PngBytes.GREY).rows(0).end();
    assertThat(Format.PNG.header(file).width()).isEqualTo(15_000);
    byte[] larger = PngBytes.of(15_001, 10_000, 8, PngBytes.GREY).rows(0).end();
    assertThat(Refusal.of(larger)).startsWith("The picture is too large (15001 x 10000 pixels");
  }

  @Test
  void with_sides_that_overflow_is_refused() {
    byte[] file = PngBytes.of(-1, -1, 8, PngBytes.GREY).rows(0).end();
    assertThat(Refusal.of(file)).startsWith("The picture is too large (4294967295 x 4294967295");
  }
}
