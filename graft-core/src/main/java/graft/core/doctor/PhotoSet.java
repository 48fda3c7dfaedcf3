package graft.core.doctor;

import graft.core.hash.Hash;
import graft.core.photos.Part;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    photos = List.copyOf(photos);
    classes = List.copyOf(classes);
  }

  /**
   * Those whose labels may teach: not the test part of a given split, and of copies under one label
   * the first, or one picture would speak for many.
   */
  List<Examined> teaching() {
    Set<Picture> seen = new HashSet<>();
    return photos.stream()
        .filter(p -> p.photo().part() != Part.TEST)
        .filter(p -> seen.add(new Picture(p.photo().pixels(), p.photo().label())))
        .toList();
  }

  private record Picture(Hash pixels, int label) {}

  String label(Examined photo) {
    return classes.get(photo.photo().label());
  }
}
