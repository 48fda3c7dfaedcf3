package graft.predict.decode;

import java.util.HashMap;
import java.util.Map;

/** A directory of a TIFF structure: whole numbers by tag. */
final class Ifd {
  private static final int MAX_VALUES = 1 << 20;

  private final Bytes file;
  private final long base;
  private final boolean little;
  private final long start;
  private final Map<Integer, Long> entries = new HashMap<>(); // tag to the entry's position

  private Ifd(Bytes file, long base, long start) {
    this.file = file;
    this.base = base;
    this.little = file.u8(base) == 'I';
    this.start = start == 0 ? u32(base + 4) : start;
  }

  /**
   * Reads the first directory.
   *
   * @param base where the structure (II*\0 or MM\0*) begins
   */
  static Ifd at(Bytes file, long base) {
    return read(new Ifd(file, base, 0));
  }

  /**
   * Reads another directory of the same structure.
   *
   * @param where it begins, from the structure's beginning on; not 0
   */
  Ifd other(long where) {
    return read(new Ifd(file, base, where));
  }

  /** Where it begins, from the structure's beginning on. */
  long start() {
    return start;
  }

  /** Where the next directory begins; 0 if this is the last. */
  long next() {
    long directory = base + start;
    return u32(directory + 2 + 12L * u16(directory));
  }

  private static Ifd read(Ifd ifd) {
    Bytes file = ifd.file;
    long directory = ifd.base + ifd.start;
    int count = ifd.u16(directory);
    for (int i = 0; i < count; i++) {
      long entry = directory + 2 + 12L * i;
      file.require(entry, 12);
      ifd.entries.put(ifd.u16(entry), entry);
    }
    return ifd;
  }

  boolean isLittleEndian() {
    return little;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** The tag's first value, or another if the tag is missing. */
  long value(int tag, long otherwise) {
    long[] values = values(tag);
    return values.length == 0 ? otherwise : values[0];
  }

  /** The tag's values where they are bytes, shorts or longs; none if the tag is missing. */
  long[] values(int tag) {
    Long entry = entries.get(tag);
    if (entry == null) {
      return new long[0];
    }
    int type = u16(entry + 2);
    long count = u32(entry + 4);
    int size = type == 1 ? 1 : type == 3 ? 2 : type == 4 ? 4 : 0;
    if (size == 0 || count > MAX_VALUES) {
      return new long[0];
    }
    long at = size * count <= 4 ? entry + 8 : base + u32(entry + 8);
    file.require(at, size * count);
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      long here = at + (long) size * i;
      values[i] = size == 1 ? file.u8(here) : size == 2 ? u16(here) : u32(here);
    }
    return values;
  }

  private int u16(long at) {
    return little ? file.u16le(at) : file.u16be(at);
  }

  private long u32(long at) {
    return little ? file.u32le(at) : file.u32be(at);
  }
}
