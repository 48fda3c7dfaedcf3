package graft.core.split;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What shares one fate: copies of a picture, and with a grouping all photos of a group, and of
 * groups that share a picture.
 */
final class Units {
  private final Map<Hash, Hash> parents = new HashMap<>(); // of pictures; a root is its own
  private final Map<Hash, Hash> names = new HashMap<>(); // of roots, where they are groups
  private final int groups;
  private final int alone;

  private Units(List<Photo> photos, Grouping grouping) {
    Map<String, Hash> first = new TreeMap<>(); // a picture of each group
    Grouping.Reader reader = grouping.reader();
    int unnamed = 0;
    for (Photo photo : photos) {
      if (grouping.isNone()) {
        unnamed++;
        continue; // each picture is its own root, and needs no room here
      }
      parents.putIfAbsent(photo.pixels(), photo.pixels());
      Optional<String> group = reader.groupOf(photo.path());
      unnamed += group.isEmpty() ? 1 : 0;
      group.ifPresent(name -> join(first.computeIfAbsent(name, k -> photo.pixels()), photo));
    }
    first.forEach((name, picture) -> names.putIfAbsent(root(picture), Hash.ofText(name)));
    this.groups = names.size();
    this.alone = unnamed;
  }

  /**
   * The units of these photos.
   *
   * @throws UserError if the grouping fits no name, or puts all photos into one group
   */
  static Units of(List<Photo> photos, Grouping grouping) {
    Units units = new Units(photos, grouping);
    if (!grouping.isNone() && units.groups == 0 && !photos.isEmpty()) {
      throw new UserError(
          "The pattern must fit the names of photos, but '%s' fits none of %d, such as %s (--group-by)"
              .formatted(grouping.pattern(), photos.size(), photos.getFirst().path()));
    }
    if (!grouping.isNone() && units.all().size() < 2) {
      throw new UserError(
          "The pattern must make two groups or more, but '%s' puts all %d photos into one (--group-by)"
              .formatted(grouping.pattern(), photos.size()));
    }
    return units;
  }

  /** How many groups there are; 0 without a grouping. */
  int groups() {
    return groups;
  }

  /** How many photos belong to none. */
  int alone() {
    return alone;
  }

  /** What a photo shares its fate with. */
  Hash of(Photo photo) {
    Hash root = root(photo.pixels());
    return names.getOrDefault(root, root);
  }

  private Set<Hash> all() {
    Set<Hash> roots = new HashSet<>();
    parents.keySet().forEach(picture -> roots.add(root(picture)));
    return roots;
  }

  private void join(Hash picture, Photo photo) {
    parents.put(root(photo.pixels()), root(picture));
  }

  private Hash root(Hash picture) {
    Hash at = picture;
    for (Hash up = parents.getOrDefault(at, at); !up.equals(at); ) {
      at = up;
      up = parents.getOrDefault(at, at);
    }
    if (!at.equals(picture)) {
      parents.put(picture, at); // a short way next time
    }
    return at;
  }
}
