package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.scratch.FirstPlaces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Photos that are one picture under two labels: whichever is right, both teach a contradiction. */
final class Conflicts {
  private Conflicts() {}

  /**
   * The photos in conflict.
   *
   * @param photos whose labels may be read
   * @param alike pairs that are nearly one picture, of these and other photos
   */
  static Set<Photo> among(List<Photo> photos, List<Alike> alike) {
    FirstPlaces pictures = new FirstPlaces(photos.size(), i -> photos.get(i).pixels());
    Set<Hash> torn = new HashSet<>(); // pictures under two labels
    for (int i = 0; i < photos.size(); i++) {
      Photo first = photos.get(pictures.add(i));
      if (first.label() != photos.get(i).label()) {
        torn.add(first.pixels());
      }
    }
    Set<Photo> conflicts = new HashSet<>();
    photos.stream().filter(p -> torn.contains(p.pixels())).forEach(conflicts::add);
    addAlike(conflicts, photos, alike);
    return conflicts;
  }

  private static void addAlike(Set<Photo> conflicts, List<Photo> photos, List<Alike> alike) {
    Set<Photo> paired = new HashSet<>();
    alike.forEach(pair -> paired.addAll(List.of(pair.one(), pair.other())));
    Set<Photo> known = new HashSet<>(photos.stream().filter(paired::contains).toList());
    for (Alike pair : alike) {
      if (pair.one().label() != pair.other().label()
          && known.contains(pair.one())
          && known.contains(pair.other())) {
        conflicts.add(pair.one());
        conflicts.add(pair.other());
      }
    }
  }
}
