package graft.app.job;

import graft.core.doctor.Examined;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what reading the photos has shown, for the doctor. */
final class Examination {
  private Examination() {}

  /** What the cache holds of photos after a pass over them. */
  static List<Examined> of(Catalog catalog, Listing listing, FeatureStore store) {
    List<Hash> pixels = catalog.photos().stream().map(Photo::pixels).distinct().toList();
    return of(catalog, listing, store.glances(pixels));
  }

  /** A photo whose glance has been lost, with the cache, is left out. */
  static List<Examined> of(Catalog catalog, Listing listing, Map<Hash, Glance> glances) {
    Map<String, Long> bytes = HashMap.newHashMap(listing.files().size());
    for (PhotoFile file : listing.files()) {
      bytes.put(file.path(), file.bytes());
    }
    List<Examined> examined = new ArrayList<>();
    for (int i = 0; i < catalog.photos().size(); i++) {
      Photo photo = catalog.photos().get(i);
      Glance glance = glances.get(photo.pixels());
      if (glance != null) {
        long size = bytes.getOrDefault(photo.path(), 0L);
        examined.add(new Examined(photo, size, catalog.facts().get(i), glance));
      }
    }
    return examined;
  }
}
