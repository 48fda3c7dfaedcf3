package graft.predict.decode;

import java.io.InputStream;

/*
 * TIFF 6.0, section 13. Codes of 9 to 12 bits, the highest bit first. A code below 256 stands for
 * itself, 256 clears the table, 257 ends; the others stand for the string of an earlier code and
 * one byte more. The codes grow by a bit one code before the table needs it.
 */
/** Unpacks LZW as TIFF has it. */
final class LzwStream extends InputStream {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int MOST = 4096;
  private static final int NO_CODE = -1;

  private final byte[] packed;
  private int at; // the next byte of packed
  private int bits; // read and not yet used, the lowest of held
  private int held;

  private final short[] before = new short[MOST]; // the code of all but a string's last byte
  private final byte[] last = new byte[MOST];
  private final byte[] first = new byte[MOST];
  private final short[] lengths = new short[MOST];
  private int size = FIRST;
  private int width = 9;
  private int previous = NO_CODE;

  private final byte[] string = new byte[MOST]; // what the newest code stands for
  private int from;
  private int to;

  LzwStream(byte[] packed) {
    this.packed = packed;
    for (int value = 0; value < CLEAR; value++) {
      first[value] = (byte) value;
      last[value] = (byte) value;
      lengths[value] = 1;
    }
  }

  @Override
  public int read() {
    return from < to || unpack() ? string[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int done = 0;
    while (done < length && (from < to || unpack())) {
      int some = Math.min(length - done, to - from);
      System.arraycopy(string, from, target, offset + done, some);
      from += some;
      done += some;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  /** Reads a code and spells its string; false at the end. */
  private boolean unpack() {
    int code = code();
    while (code == CLEAR) {
      size = FIRST;
      width = 9;
      previous = NO_CODE;
      code = code();
    }
    if (code == END) {
      return false;
    }
    boolean known = code < CLEAR || (code < size && code >= FIRST);
    if (!known && (code != size || previous == NO_CODE)) {
      throw UnreadablePhotoException.damaged("TIFF", "its LZW data makes no sense");
    }
    if (previous != NO_CODE && size < MOST) {
      add(first[known ? code : previous]);
    }
    spell(code);
    previous = code;
    return true;
  }

  /** Adds the previous string and one byte more. */
  private void add(byte value) {
    before[size] = (short) previous;
    last[size] = value;
    first[size] = first[previous];
    lengths[size] = (short) (lengths[previous] + 1);
    size++;
    if (size > (1 << width) - 2 && width < 12) {
      width++;
    }
  }

  private void spell(int code) {
    if (code >= size) {
      throw UnreadablePhotoException.damaged("TIFF", "its LZW table is too long");
    }
    from = 0;
    to = lengths[code];
    int next = code;
    for (int i = to - 1; i >= 0; i--) {
      string[i] = last[next];
      next = before[next];
    }
  }

  private int code() {
    while (bits < width) {
      if (at == packed.length) {
        return END; // some programs leave it out
      }
      held = held << 8 | (packed[at++] & 0xff);
      bits += 8;
    }
    bits -= width;
    return held >>> bits & ((1 << width) - 1);
  }
}
