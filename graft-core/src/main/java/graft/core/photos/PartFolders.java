package graft.core.photos;

import graft.core.error.UserError;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Tells whether a folder of photos brings its own parts. */
final class PartFolders {
  private PartFolders() {}

  /**
   * The folder of each part, or none where the folders are classes: a folder beside the parts, or
   * fewer than two class folders in train, make a class of each.
   *
   * @param folders those in the photos' folder
   * @param inside tells what folders lie in one
   */
  static Map<Part, Entry> of(List<Entry> folders, Function<Entry, List<Entry>> inside) {
    boolean known = folders.stream().allMatch(f -> Part.of(f.name()).isPresent());
    boolean full =
        folders.stream().filter(PartFolders::isTrain).anyMatch(f -> inside.apply(f).size() >= 2);
    if (!known || !full) {
      return Map.of();
    }
    Map<Part, Entry> parts = new EnumMap<>(Part.class);
    for (Entry folder : folders) {
      Part part = Part.of(folder.name()).orElseThrow();
      Entry other = parts.put(part, folder);
      if (other != null) {
        throw twice(part, other, folder);
      }
    }
    return parts;
  }

  private static boolean isTrain(Entry folder) {
    return Part.of(folder.name()).filter(p -> p == Part.TRAIN).isPresent();
  }

  private static UserError twice(Part part, Entry one, Entry other) {
    return new UserError(
        "PHOTOS must hold one folder for each part, but %s and %s are both %s: join or rename them"
            .formatted(one.file(), other.file(), part.name().toLowerCase(Locale.ROOT)));
  }
}
