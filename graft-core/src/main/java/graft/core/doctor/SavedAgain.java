package graft.core.doctor;

import graft.core.scratch.FirstPlaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private final List<Examined> photos;
  private final long[] hashes; // of those that stand for a picture
  private final Chains[] byByte = new Chains[Long.BYTES]; // those that stand for a picture

  private SavedAgain(List<Examined> photos) {
    this.photos = photos;
    this.hashes = new long[photos.size()];
    Arrays.setAll(byByte, i -> new Chains(photos.size()));
  }

  /** Each photo that is like one before it, with that one. */
  public static List<NearCopy> find(List<Examined> photos) {
    return new SavedAgain(photos).find();
  }

  private List<NearCopy> find() {
    FirstPlaces pixels = new FirstPlaces(photos.size(), i -> photos.get(i).photo().pixels());
    List<NearCopy> pairs = new ArrayList<>();
    for (int at = 0; at < photos.size(); at++) {
      Examined photo = photos.get(at);
      if (photo.isPlain() || pixels.add(at) != at) {
        continue; // of one tone, or the very same pixels, which others name
      }
      hashes[at] = PerceptualHash.of(photo.glance());
      Optional<NearCopy> like = likest(at);
      like.ifPresent(pairs::add);
      if (like.isEmpty()) {
        for (int i = 0; i < Long.BYTES; i++) {
          byByte[i].add(part(hashes[at], i), at);
        }
      }
    }
    return pairs;
  }

  private Optional<NearCopy> likest(int now) {
    Optional<NearCopy> best = Optional.empty();
    double most = LIKE;
    for (int i = 0; i < Long.BYTES; i++) {
      Chains chains = byByte[i];
      for (int other = chains.first(part(hashes[now], i));
          other != Chains.NONE;
          other = chains.next(other)) {
        double likeness = mayBeAlike(now, other) ? likeness(now, other) : 0;
        if (likeness > most) {
          most = likeness;
          best = Optional.of(new NearCopy(photos.get(other), photos.get(now), likeness));
        }
      }
    }
    return best;
  }

  private double likeness(int a, int b) {
    return photos.get(a).glance().likeness(photos.get(b).glance());
  }

  private boolean mayBeAlike(int a, int b) {
    if (Long.bitCount(hashes[a] ^ hashes[b]) > BITS) {
      return false;
    }
    double ratio = photos.get(a).shape() / photos.get(b).shape();
    return ratio < SHAPE && ratio > 1 / SHAPE;
  }

  private static int part(long hash, int i) {
    return (int) (hash >>> (8 * i)) & 0xff;
  }

  /** Places of photos by a byte of theirs, in the order that they came; 4 bytes a photo. */
  private static final class Chains {
    static final int NONE = -1;

    private final int[] first = new int[256];
    private final int[] last = new int[256];
    private final int[] next;

    Chains(int photos) {
      this.next = new int[photos];
      Arrays.fill(first, NONE);
    }

    void add(int value, int place) {
      if (first[value] == NONE) {
        first[value] = place;
      } else {
        next[last[value]] = place;
      }
      last[value] = place;
      next[place] = NONE;
    }

    int first(int value) {
      return first[value];
    }

    int next(int place) {
      return next[place];
    }
  }
}
