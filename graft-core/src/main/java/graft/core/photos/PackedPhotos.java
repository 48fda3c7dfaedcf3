package graft.core.photos;

import graft.core.hash.Hash;
import graft.core.scratch.LazyList;
import java.util.List;

/** Photos in columns, 44 bytes each beside the path: half of what as many records take. */
final class PackedPhotos {
  private static final int WORDS = 4; // of a hash

  private final String[] paths;
  private final int[] labels;
  private final Part[] parts;
  private final long[] pixels; // (photos, 4)

  private PackedPhotos(List<Photo> photos) {
    this.paths = new String[photos.size()];
    this.labels = new int[photos.size()];
    this.parts = new Part[photos.size()];
    this.pixels = new long[WORDS * photos.size()];
    for (int i = 0; i < paths.length; i++) {
      put(i, photos.get(i));
    }
  }

  private void put(int place, Photo photo) {
    paths[place] = photo.path();
    labels[place] = photo.label();
    parts[place] = photo.part();
    Hash hash = photo.pixels();
    pixels[WORDS * place] = hash.a();
    pixels[WORDS * place + 1] = hash.b();
    pixels[WORDS * place + 2] = hash.c();
    pixels[WORDS * place + 3] = hash.d();
  }

  /** The same photos, in a list that makes each when it is asked for. */
  static List<Photo> of(List<Photo> photos) {
    return new LazyList<>(photos.size(), new PackedPhotos(photos)::photo);
  }

  private Photo photo(int place) {
    int at = WORDS * place;
    Hash hash = new Hash(pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]);
    return new Photo(paths[place], labels[place], parts[place], hash);
  }
}
