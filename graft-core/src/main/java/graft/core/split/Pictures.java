package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.scratch.FirstPlaces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Photos by what they share their fate with: their picture, or their group. It goes by the place of
 * the first of its photos. Takes 8 bytes a photo.
 */
final class Pictures {
  private static final int NONE = -1;

  private final List<Photo> photos;
  private final Units units;
  private final int[] first; // of each photo's picture
  private final int[] next; // photo of the same picture; NONE behind its last

  /**
   * The pictures of these photos.
   *
   * @param photos sorted by path
   */
  Pictures(List<Photo> photos, Units units) {
    this.photos = photos;
    this.units = units;
    FirstPlaces places = new FirstPlaces(photos.size(), i -> units.of(photos.get(i)));
    this.first = IntStream.range(0, photos.size()).map(places::add).toArray();
    this.next = new int[first.length];
    int[] following = new int[first.length]; // by picture
    Arrays.fill(following, NONE);
    for (int i = first.length - 1; i >= 0; i--) {
      next[i] = following[first[i]];
      following[first[i]] = i;
    }
  }

  /** All of them, in the order of their first photos. */
  IntStream all() {
    return IntStream.range(0, first.length).filter(i -> first[i] == i);
  }

  /** The picture of a photo. */
  int of(int photo) {
    return first[photo];
  }

  /** What tells it from others, by any of its photos. */
  Hash unit(int photo) {
    return units.of(photos.get(photo));
  }

  /** Its photos, sorted by path. */
  Stream<Photo> photos(int picture) {
    return IntStream.iterate(picture, i -> i != NONE, i -> next[i]).mapToObj(photos::get);
  }
}
