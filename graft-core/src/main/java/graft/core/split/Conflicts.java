package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    Map<Hash, Set<Integer>> labels = new HashMap<>();
    photos.forEach(p -> labels.computeIfAbsent(p.pixels(), k -> new HashSet<>()).add(p.label()));
    Set<Photo> conflicts = new HashSet<>();
    photos.stream()
        .filter(p -> labels.getOrDefault(p.pixels(), Set.of()).size() > 1)
        .forEach(conflicts::add);
    Set<Photo> known = new HashSet<>(photos);
    for (Alike pair : alike) {
      if (pair.one().label() != pair.other().label()
          && known.contains(pair.one())
          && known.contains(pair.other())) {
        conflicts.add(pair.one());
        conflicts.add(pair.other());
      }
    }
    return conflicts;
  }
}
