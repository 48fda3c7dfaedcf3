package graft.core.doctor;

import graft.core.hash.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/*
 * Photo after photo is set against those that stand for a picture so far; one that is like none of
 * them stands for a picture of its own. Hashes that differ in fewer than eight bits share one of
 * their eight bytes, so only photos with a byte in common are compared (Manku, Jain and Das Sarma
 * 2007, "Detecting near-duplicates for web crawling"). What the hash lets through must be alike at
 * 16 x 16 pixels and of one shape.
 */
/** Photos that are nearly the same picture: saved again, made smaller, retouched a little. */
public final class SavedAgain {
  /** Bits in which hashes may differ. */
  private static final int BITS = 7;

  /** The correlation of what is one picture; resaved photos are above 0.99. */
  private static final double LIKE = 0.985;

  /** Widths by heights within this factor are one shape. */
  private static final double SHAPE = 1.03;

  private record Standing(Examined photo, long hash) {}

  private SavedAgain() {}

  /** Each photo that is like one before it, with that one. */
  public static List<NearCopy> find(List<Examined> photos) {
    List<Map<Integer, List<Standing>>> byByte = new ArrayList<>();
    for (int i = 0; i < Long.BYTES; i++) {
      byByte.add(new HashMap<>());
    }
    Set<Hash> seen = new HashSet<>();
    List<NearCopy> pairs = new ArrayList<>();
    for (Examined photo : photos) {
      if (photo.isPlain() || !seen.add(photo.photo().pixels())) {
        continue; // of one tone, or the very same pixels, which others name
      }
      Standing now = new Standing(photo, PerceptualHash.of(photo.glance()));
      Optional<NearCopy> like = likest(now, byByte);
      like.ifPresent(pairs::add);
      if (like.isEmpty()) {
        for (int i = 0; i < Long.BYTES; i++) {
          byByte.get(i).computeIfAbsent(part(now.hash(), i), k -> new ArrayList<>()).add(now);
        }
      }
    }
    return pairs;
  }

  private static Optional<NearCopy> likest(
      Standing now, List<Map<Integer, List<Standing>>> byByte) {
    Optional<NearCopy> best = Optional.empty();
    double most = LIKE;
    for (int i = 0; i < Long.BYTES; i++) {
      for (Standing other : byByte.get(i).getOrDefault(part(now.hash(), i), List.of())) {
        double likeness = isOneShape(now, other) ? likeness(now, other) : 0;
        if (likeness > most) {
          most = likeness;
          best = Optional.of(new NearCopy(other.photo(), now.photo(), likeness));
        }
      }
    }
    return best;
  }

  private static double likeness(Standing a, Standing b) {
    return Long.bitCount(a.hash() ^ b.hash()) <= BITS
        ? a.photo().glance().likeness(b.photo().glance())
        : 0;
  }

  private static boolean isOneShape(Standing a, Standing b) {
    double ratio = a.photo().shape() / b.photo().shape();
    return ratio < SHAPE && ratio > 1 / SHAPE;
  }

  private static int part(long hash, int i) {
    return (int) (hash >>> (8 * i)) & 0xff;
  }
}
