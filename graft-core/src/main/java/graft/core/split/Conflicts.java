package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Map<Hash, Integer> labels = new HashMap<>();
    Set<Hash> torn = new HashSet<>(); // pictures under two labels
    for (Photo photo : photos) {
      @Nullable Integer before = labels.putIfAbsent(photo.pixels(), photo.label());
      if (before != null && before != photo.label()) {
        torn.add(photo.pixels());
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
