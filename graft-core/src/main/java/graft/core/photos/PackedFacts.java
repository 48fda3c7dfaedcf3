package graft.core.photos;

import graft.core.photos.PhotoFacts.Decoded;
import graft.core.scratch.LazyList;
import java.util.ArrayList;
import java.util.List;

/** What reading many photos has taught, 11 bytes each: all but the pixels, which the photo has. */
final class PackedFacts {
  private final List<Photo> photos;
  private final int[] widths;
  private final int[] heights;
  private final char[] formats; // places in names
  private final byte[] orientations;
  private final List<String> names = new ArrayList<>();

  private PackedFacts(List<Photo> photos, List<Decoded> facts) {
    this.photos = photos;
    this.widths = new int[facts.size()];
    this.heights = new int[facts.size()];
    this.formats = new char[facts.size()];
    this.orientations = new byte[facts.size()];
    for (int i = 0; i < widths.length; i++) {
      Decoded one = facts.get(i);
      widths[i] = one.width();
      heights[i] = one.height();
      formats[i] = place(one.format());
      orientations[i] = (byte) one.orientation(); // 1 to 8
    }
  }

  /** The same facts, each made when it is asked for. */
  static List<Decoded> of(List<Photo> photos, List<Decoded> facts) {
    return new LazyList<>(facts.size(), new PackedFacts(photos, facts)::fact);
  }

  private char place(String format) {
    int place = names.indexOf(format);
    if (place < 0) {
      place = names.size();
      names.add(format);
    }
    return (char) place;
  }

  private Decoded fact(int i) {
    return new Decoded(
        photos.get(i).pixels(), widths[i], heights[i], names.get(formats[i]), orientations[i]);
  }
}
