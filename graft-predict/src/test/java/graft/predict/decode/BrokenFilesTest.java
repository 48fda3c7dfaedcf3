package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Files with errors at random: a picture or a sentence, never anything else. */
class BrokenFilesTest {
  private static final int FILES = 2000;

  @Test
  void give_a_picture_or_a_sentence() {
    List<String> names = SmallPhotos.names();
    for (int seed = 0; seed < FILES; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      String name = names.get(random.nextInt(names.size()));
      byte[] broken = broken(SmallPhotos.bytes(name), random);
      if (random.nextBoolean()) {
        mendChecksums(broken);
      }
      check(broken, "%s, seed %d".formatted(name, seed));
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever comes is the finding
  private static void check(byte[] file, String what) {
    try {
      DecodedPhoto photo = PhotoDecoder.decode(file);
      assertThat(PhotoDecoder.decode(file)).as(what).isEqualTo(photo);
    } catch (UnreadablePhotoException e) {
      assertThat(e).as(what).hasMessageEndingWith(".");
    } catch (RuntimeException e) {
      fail(what, e);
    }
  }

  private static byte[] broken(byte[] whole, RandomGenerator random) {
    int at = random.nextInt(whole.length);
    int length = random.nextInt(1, 40);
    byte[] before = Arrays.copyOf(whole, at);
    byte[] after = Arrays.copyOfRange(whole, at, whole.length);
    return switch (random.nextInt(6)) {
      case 0 -> before;
      case 1 -> Encoded.join(before, new byte[length], after);
      case 2 ->
          Encoded.join(
              before, Arrays.copyOfRange(after, Math.min(length, after.length), after.length));
      case 3 -> changed(whole, whole.length, random);
      default -> changed(whole, Math.min(64, whole.length), random); // in the header
    };
  }

  private static byte[] changed(byte[] whole, int within, RandomGenerator random) {
    byte[] changed = whole.clone();
    for (int i = 1 << random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(within);
      changed[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << random.nextInt(8));
    }
    return changed;
  }

  /** Lets a broken PNG reach the decoder. */
  private static void mendChecksums(byte[] file) {
    ByteBuffer png = ByteBuffer.wrap(file);
    if (file.length < 8 || png.getInt(0) != 0x89504e47) {
      return;
    }
    for (int at = 8; at + 12 <= file.length; ) {
      int length = png.getInt(at);
      if (length < 0 || length > file.length - at - 12) {
        return;
      }
      CRC32 crc = new CRC32();
      crc.update(file, at + 4, length + 4);
      png.putInt(at + 8 + length, (int) crc.getValue());
      at += length + 12;
    }
  }
}
