package graft.app.job;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.features.MatrixBuilder;
import graft.core.hash.Hash;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFile;
import graft.core.scratch.Scratch;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import graft.store.SqliteFeatureStore;
import graft.vision.backbone.Backbone;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.SquareView;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * The features of photos from the cache; computed again if the cache was lost on the way.
 *
 * @param scratch where they lie while the run needs them
 */
record PhotoFeatures(FeatureStore store, FeaturePass pass, Listing listing, Scratch scratch)
    implements Looks {

  /** Those that another backbone gives at another size; {@link #look} computes them. */
  PhotoFeatures with(Backbone backbone, int imageSize) {
    return new PhotoFeatures(store, pass.with(backbone, imageSize), listing, scratch);
  }

  /** Those of the photos that become squares in another way; {@link #look} computes them. */
  PhotoFeatures with(Fit fit) {
    return new PhotoFeatures(store, pass.withFit(fit), listing, scratch);
  }

  /** Those of another view of the photos; {@link #look} computes them. */
  PhotoFeatures with(SquareView view) {
    return new PhotoFeatures(store, pass.withView(view), listing, scratch);
  }

  @Override
  public List<Photo> missing(List<Photo> photos) {
    Set<Hash> present = store.present(pass.key(), photos.stream().map(Photo::pixels).toList());
    return photos.stream().filter(photo -> !present.contains(photo.pixels())).toList();
  }

  @Override
  public void look(List<Photo> photos, IntConsumer done, BooleanSupplier enough) {
    Set<String> wanted = photos.stream().map(Photo::path).collect(Collectors.toSet());
    List<PhotoFile> files =
        listing.files().stream().filter(file -> wanted.contains(file.path())).toList();
    pass.look(listing.folder(), files, (few, computed) -> done.accept(few), enough);
  }

  /** Looks at those of the photos that have no features yet, however long it takes. */
  void look(List<Photo> photos, RunListener listener) {
    look(photos, listener, () -> false);
  }

  /**
   * The same, until it is to stop.
   *
   * @throws CancellationException if it was
   */
  void look(List<Photo> photos, RunListener listener, BooleanSupplier stop) {
    List<Photo> missing = missing(photos);
    listener.views(missing.size(), 0);
    look(missing, listener::viewsDone, stop);
    if (stop.getAsBoolean()) {
      throw new CancellationException("no time, or interrupted");
    }
  }

  /** Raised when the same file could be read as other pixels. */
  static final String DECODER = "decoder-3";

  /**
   * The cache in this folder.
   *
   * @param notes hears what happened to it
   */
  static FeatureStore open(Path cache, Consumer<Sentence> notes) {
    return SqliteFeatureStore.open(cache, DECODER, notes);
  }

  /** One row a photo. */
  FeatureMatrix of(List<Photo> photos) {
    List<Hash> pixels = photos.stream().map(Photo::pixels).toList();
    try {
      return of(pass.key(), pixels);
    } catch (NoSuchElementException e) {
      pass.run(listing, (done, computed) -> {});
      return of(pass.key(), pixels);
    }
  }

  /**
   * What the cache holds under a key, one row a picture.
   *
   * @throws NoSuchElementException if one is missing
   */
  FeatureMatrix of(FeatureKey key, List<Hash> pixels) {
    MatrixBuilder matrix = new MatrixBuilder(pixels.size(), scratch);
    store.features(key, pixels, matrix);
    return matrix.build();
  }
}
