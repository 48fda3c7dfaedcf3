package graft.app.job;

import graft.core.doctor.Examined;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.scratch.ByteRows;
import graft.core.scratch.LazyList;
import graft.core.scratch.Scratch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts together what reading the photos has shown, for the doctor. */
final class Examination {
  private Examination() {}

  private static final int CHUNK = 1_000; // glances held at once

  /**
   * What the cache holds of photos after a pass over them. A photo whose glance has been lost, with
   * the cache, is left out.
   *
   * @param scratch where the glances lie
   */
  static List<Examined> of(Catalog catalog, Listing listing, FeatureStore store, Scratch scratch) {
    List<Photo> photos = catalog.photos();
    ByteRows table = Glance.table(photos.size(), scratch);
    int[] seen = glanced(photos, store, table);
    int[] files = files(photos, listing);
    return new LazyList<>(
        seen.length,
        i -> {
          Photo photo = photos.get(seen[i]);
          long bytes = listing.files().get(files[seen[i]]).bytes();
          return new Examined(
              photo, bytes, catalog.facts().get(seen[i]), Glance.at(table, seen[i]));
        });
  }

  /** Puts the photos' glances into the table, and says of which there are some. */
  private static int[] glanced(List<Photo> photos, FeatureStore store, ByteRows table) {
    int[] seen = new int[photos.size()];
    int count = 0;
    for (int from = 0; from < photos.size(); from += CHUNK) {
      int to = Math.min(photos.size(), from + CHUNK);
      List<Hash> pixels = photos.subList(from, to).stream().map(Photo::pixels).distinct().toList();
      Map<Hash, Glance> glances = store.glances(pixels);
      for (int i = from; i < to; i++) {
        Glance glance = glances.get(photos.get(i).pixels());
        if (glance != null) {
          glance.put(table, i);
          seen[count++] = i;
        }
      }
    }
    return Arrays.copyOf(seen, count);
  }

  /** The place of each photo in the listing; both are sorted by path. */
  private static int[] files(List<Photo> photos, Listing listing) {
    int[] files = new int[photos.size()];
    int file = 0;
    for (int i = 0; i < files.length; i++) {
      while (!listing.files().get(file).path().equals(photos.get(i).path())) {
        file++;
      }
      files[i] = file;
    }
    return files;
  }

  /**
   * What one look at each file has shown.
   *
   * @param glances a row a file of the listing
   */
  static List<Examined> of(Catalog catalog, Listing listing, ByteRows glances) {
    int[] files = files(catalog.photos(), listing);
    return new LazyList<>(
        files.length,
        i ->
            new Examined(
                catalog.photos().get(i),
                listing.files().get(files[i]).bytes(),
                catalog.facts().get(i),
                Glance.at(glances, files[i])));
  }
}
