package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file of labels that a copy of some photos needs where its folders do not say what they are.
 *
 * @param heading names of the columns
 * @param rows one a photo
 */
record CopiedLabels(List<String> heading, List<List<String>> rows) {
  /** Those of all photos but some. */
  static CopiedLabels of(Catalog catalog, Set<String> gone) {
    boolean parts = catalog.photos().stream().anyMatch(photo -> photo.part() != Part.NONE);
    List<List<String>> rows =
        catalog.photos().stream()
            .filter(photo -> !gone.contains(photo.path()))
            .map(photo -> row(photo, catalog))
            .toList();
    return new CopiedLabels(
        parts ? List.of("path", "label", "part") : List.of("path", "label"), rows);
  }

  /** Whether each photo lies in a folder of its class, and that in one of its part. */
  static boolean areFolders(Catalog catalog) {
    return catalog.photos().stream().allMatch(photo -> isInItsFolder(photo, catalog));
  }

  private static List<String> row(Photo photo, Catalog catalog) {
    String label = catalog.classes().get(photo.label());
    return photo.part() == Part.NONE
        ? List.of(photo.path(), label)
        : List.of(photo.path(), label, photo.part().name().toLowerCase(Locale.ROOT));
  }

  private static boolean isInItsFolder(Photo photo, Catalog catalog) {
    List<String> names = List.of(photo.path().split("/"));
    boolean dealt = photo.part() != Part.NONE;
    int folder = dealt ? 1 : 0;
    return (!dealt || Part.of(names.getFirst()).filter(photo.part()::equals).isPresent())
        && names.size() > folder + 1
        && names.get(folder).equals(catalog.classes().get(photo.label()));
  }
}
