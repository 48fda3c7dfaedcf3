package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Native memory is freed before a call returns, not when the collector comes by. */
class NativeMemoryTest {
  private static final long MIB = 1 << 20;

  /** A photo of every format, large enough for a leak to show, and broken ones. */
  private static List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (String format : List.of("jpeg", "png", "bmp", "tiff", "gif")) {
      files.add(Encoded.as(format, Encoded.noise(300, 200)));
    }
    files.add(SmallPhotos.bytes("lossy-alpha.webp"));
    files.add(SmallPhotos.bytes("exif-6.jpg"));
    byte[] broken = SmallPhotos.bytes("lossy.webp");
    Arrays.fill(broken, 40, broken.length, (byte) 0x5a);
    files.add(broken);
    files.add(PngBytes.of(300, 200, 8, PngBytes.RGB).rows(0).end());
    return files;
  }

  private static void decode(List<byte[]> files, int times) {
    for (int i = 0; i < times; i++) {
      try {
        PhotoDecoder.decode(files.get(i % files.size()));
      } catch (UnreadablePhotoException expected) {
        assertThat(expected).hasMessageContaining("cannot be decoded");
      }
    }
  }

  @Test
  void does_not_grow_over_2000_decodes() {
    List<byte[]> files = files();
    decode(files, 300);
    System.gc();
    long held = Pointer.totalBytes();
    long resident = Pointer.physicalBytes();
    decode(files, 2000); // 180 kB each: 360 MB if none were freed
    assertThat(Pointer.totalBytes()).as("bytes that JavaCPP holds").isEqualTo(held);
    System.gc();
    assertThat(Pointer.physicalBytes() - resident)
        .as("growth of the process")
        .isLessThan(150 * MIB);
  }
}
