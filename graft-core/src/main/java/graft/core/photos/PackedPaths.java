package graft.core.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import graft.core.scratch.LazyList;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/*
 * Each begins with a byte that says how it is written: a byte a character where all fit, else two.
 * Both give any string back as it was; UTF-8 would not, where it holds half a pair of surrogates.
 */
/** Paths in one array: half of what as many strings take. */
final class PackedPaths {
  private static final byte NARROW = 0;
  private static final byte WIDE = 1;
  private static final int FIRST_ROOM = 1 << 10; // bytes
  private static final int MOST_ROOM = Integer.MAX_VALUE - 8;

  private final int[] ends; // of each path
  private byte[] bytes = new byte[FIRST_ROOM];
  private int used;

  private PackedPaths(List<String> paths) {
    this.ends = new int[paths.size()];
    for (int i = 0; i < ends.length; i++) {
      add(paths.get(i));
      ends[i] = used;
    }
    this.bytes = Arrays.copyOf(bytes, used);
  }

  /** The same paths, in a list that makes each when it is asked for. */
  static List<String> of(List<String> paths) {
    return new LazyList<>(paths.size(), new PackedPaths(paths)::path);
  }

  private void add(String path) {
    boolean wide = path.chars().anyMatch(c -> c > 0xff);
    byte[] written = wide ? twoBytesEach(path) : path.getBytes(ISO_8859_1);
    int end = Math.addExact(used, written.length + 1);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_ROOM, 2L * end));
    }
    bytes[used] = wide ? WIDE : NARROW;
    System.arraycopy(written, 0, bytes, used + 1, written.length);
    used = end;
  }

  private static byte[] twoBytesEach(String path) {
    ByteBuffer written = ByteBuffer.allocate(path.length() * Character.BYTES);
    written.asCharBuffer().put(path);
    return written.array();
  }

  private String path(int place) {
    int kind = place == 0 ? 0 : ends[place - 1];
    int from = kind + 1;
    int length = ends[place] - from;
    return bytes[kind] == WIDE
        ? ByteBuffer.wrap(bytes, from, length).asCharBuffer().toString()
        : new String(bytes, from, length, ISO_8859_1);
  }
}
