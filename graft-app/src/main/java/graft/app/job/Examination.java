package graft.app.job;

import graft.core.doctor.Examined;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFile;
import graft.core.scratch.ByteRows;
import graft.core.scratch.Scratch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts together what reading the photos has shown, for the doctor. */
final class Examination {
  private Examination() {}

  private static final int CHUNK = 1_000; // glances held at once

  /**
   * What the cache holds of photos after a pass over them.
   *
   * @param scratch where the glances lie
   */
  static List<Examined> of(Catalog catalog, Listing listing, FeatureStore store, Scratch scratch) {
    List<Photo> photos = catalog.photos();
    ByteRows table = Glance.table(photos.size(), scratch);
    Sizes sizes = new Sizes(listing);
    List<Examined> examined = new ArrayList<>(photos.size());
    for (int from = 0; from < photos.size(); from += CHUNK) {
      int to = Math.min(photos.size(), from + CHUNK);
      List<Hash> pixels = photos.subList(from, to).stream().map(Photo::pixels).distinct().toList();
      Map<Hash, Glance> glances = store.glances(pixels);
      for (int i = from; i < to; i++) {
        Glance glance = glances.get(photos.get(i).pixels());
        if (glance != null) {
          examined.add(examined(catalog, i, sizes, glance.in(table, i)));
        }
      }
    }
    return examined;
  }

  /** A photo whose glance has been lost, with the cache, is left out. */
  static List<Examined> of(Catalog catalog, Listing listing, Map<Hash, Glance> glances) {
    Sizes sizes = new Sizes(listing);
    List<Examined> examined = new ArrayList<>();
    for (int i = 0; i < catalog.photos().size(); i++) {
      Glance glance = glances.get(catalog.photos().get(i).pixels());
      if (glance != null) {
        examined.add(examined(catalog, i, sizes, glance));
      }
    }
    return examined;
  }

  private static Examined examined(Catalog catalog, int i, Sizes sizes, Glance glance) {
    Photo photo = catalog.photos().get(i);
    return new Examined(photo, sizes.of(photo.path()), catalog.facts().get(i), glance);
  }

  /** The files' sizes, asked for in the listing's order. */
  private static final class Sizes {
    private final List<PhotoFile> files;
    private int at;

    Sizes(Listing listing) {
      this.files = listing.files();
    }

    long of(String path) {
      while (at < files.size() && !files.get(at).path().equals(path)) {
        at++;
      }
      return at < files.size() ? files.get(at).bytes() : 0;
    }
  }
}
