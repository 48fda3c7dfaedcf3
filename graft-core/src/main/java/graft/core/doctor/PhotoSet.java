package graft.core.doctor;

import graft.core.hash.Hash;
import graft.core.photos.Part;
import graft.core.scratch.FirstPlaces;
import graft.core.scratch.LazyList;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The readable photos of a folder.
 *
 * @param folder that was named
 * @param photos sorted by path
 * @param classes class names by index
 * @param copies photos that are nearly the same picture
 * @param groups which photos are known to belong together
 */
record PhotoSet(
    Path folder,
    List<Examined> photos,
    List<String> classes,
    List<NearCopy> copies,
    Grouping groups) {
  PhotoSet {
    copies = List.copyOf(copies);
    photos = LazyList.copyOf(photos);
    classes = List.copyOf(classes);
  }

  /**
   * Those whose labels may teach: not the test part of a given split, and of copies under one label
   * the first, or one picture would speak for many.
   */
  List<Examined> teaching() {
    FirstPlaces firsts =
        new FirstPlaces(
            photos.size(),
            i -> new Picture(photos.get(i).photo().pixels(), photos.get(i).photo().label()));
    int[] taught =
        IntStream.range(0, photos.size())
            .filter(i -> photos.get(i).photo().part() != Part.TEST)
            .filter(i -> firsts.add(i) == i)
            .toArray();
    return new LazyList<>(taught.length, i -> photos.get(taught[i]));
  }

  private record Picture(Hash pixels, int label) {}

  String label(Examined photo) {
    return classes.get(photo.photo().label());
  }
}
