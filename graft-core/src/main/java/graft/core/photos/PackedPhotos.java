package graft.core.photos;

import graft.core.hash.Hash;
import graft.core.scratch.LazyList;
import java.util.List;

/**
 * Photos in columns, 37 bytes each beside the path: less than half of what as many records take.
 */
final class PackedPhotos {
  private static final int WORDS = 4; // of a hash

  private final List<String> paths;
  private final int[] labels;
  private final byte[] parts; // places in Part.ALL
  private final long[] pixels; // (photos, 4)

  private PackedPhotos(List<String> paths, List<Photo> photos) {
    this.paths = paths;
    this.labels = new int[photos.size()];
    this.parts = new byte[photos.size()];
    this.pixels = new long[WORDS * photos.size()];
    for (int i = 0; i < parts.length; i++) {
      put(i, photos.get(i));
    }
  }

  private void put(int place, Photo photo) {
    labels[place] = photo.label();
    parts[place] = (byte) Part.ALL.indexOf(photo.part());
    Hash hash = photo.pixels();
    pixels[WORDS * place] = hash.a();
    pixels[WORDS * place + 1] = hash.b();
    pixels[WORDS * place + 2] = hash.c();
    pixels[WORDS * place + 3] = hash.d();
  }

  /** The same photos, in a list that makes each when it is asked for. */
  static List<Photo> of(List<Photo> photos) {
    return photos instanceof LazyList<Photo>
        ? photos
        : of(PackedPaths.of(new LazyList<>(photos.size(), i -> photos.get(i).path())), photos);
  }

  /** The same where somebody else keeps the paths: one for each photo, and the same each time. */
  static List<Photo> of(List<String> paths, List<Photo> photos) {
    return new LazyList<>(photos.size(), new PackedPhotos(paths, photos)::photo);
  }

  private Photo photo(int place) {
    int at = WORDS * place;
    Hash hash = new Hash(pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]);
    return new Photo(paths.get(place), labels[place], Part.ALL.get(parts[place]), hash);
  }
}
