package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.vision.pass.FeaturePass;
import java.util.List;
import java.util.NoSuchElementException;

/** The features of photos from the cache; computed again if the cache was lost on the way. */
record PhotoFeatures(FeatureStore store, FeaturePass pass, Listing listing) {

  /** One row a photo. */
  FeatureMatrix of(List<Photo> photos) {
    List<Hash> pixels = photos.stream().map(Photo::pixels).toList();
    try {
      return store.features(pass.key(), pixels);
    } catch (NoSuchElementException e) {
      pass.run(listing, (done, computed) -> {});
      return store.features(pass.key(), pixels);
    }
  }
}
