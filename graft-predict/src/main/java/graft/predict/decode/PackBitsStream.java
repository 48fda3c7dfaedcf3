package graft.predict.decode;

import java.io.InputStream;
import java.util.Arrays;

/*
 * TIFF 6.0, section 9. A signed byte n, then: n + 1 bytes as they are (n from 0), or one byte
 * repeated 1 - n times (n below 0), or nothing (n = -128).
 */
/** Unpacks the runs of PackBits. */
final class PackBitsStream extends InputStream {
  private final byte[] packed;
  private int at;
  private int left; // of the present run
  private boolean repeated;

  PackBitsStream(byte[] packed) {
    this.packed = packed;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int done = 0;
    while (done < length && run()) {
      int some = Math.min(left, length - done);
      if (repeated) {
        Arrays.fill(target, offset + done, offset + done + some, packed[at]);
      } else {
        some = Math.min(some, packed.length - at);
        System.arraycopy(packed, at, target, offset + done, some);
        at += some;
      }
      left -= some;
      at += repeated && left == 0 ? 1 : 0;
      done += some;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  /** Whether there is more of a run; begins the next one where the last has ended. */
  private boolean run() {
    while (left == 0 && at < packed.length) {
      int n = packed[at++];
      repeated = n < 0;
      left = n == -128 ? 0 : repeated ? 1 - n : n + 1;
    }
    return at < packed.length;
  }
}
