package graft.core.doctor;

import graft.core.photos.Part;
import java.util.List;

/**
 * The readable photos of a folder.
 *
 * @param photos sorted by path
 * @param classes class names by index
 */
record PhotoSet(List<Examined> photos, List<String> classes) {
  PhotoSet {
    photos = List.copyOf(photos);
    classes = List.copyOf(classes);
  }

  /** Those whose labels may teach: not the test part of a given split. */
  List<Examined> teaching() {
    return photos.stream().filter(p -> p.photo().part() != Part.TEST).toList();
  }

  String label(Examined photo) {
    return classes.get(photo.photo().label());
  }
}
