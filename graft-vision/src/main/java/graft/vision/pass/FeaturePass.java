package graft.vision.pass;

import static java.util.Objects.requireNonNull;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.predict.decode.PhotoDecoder;
import graft.vision.backbone.Backbone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Reads every photo of a listing once and sees to it that the cache holds its features. Workers
 * take a few photos at a time, decode them and run the backbone on them, each on its own thread;
 * what is done is in the cache, so a killed pass goes on where it was.
 */
public final class FeaturePass {
  /** Raised when the same pixels could give other features; part of the cache's key. */
  private static final String VERSIONS = "triangle-1 onnxruntime-1.23.2 average";

  private final Backbone backbone;
  private final PassSettings settings;
  private final FeatureStore store;
  private final BooleanSupplier interrupted;

  /**
   * A pass over photos with one backbone at one size.
   *
   * @param interrupted asked before every batch; once true, {@link #run} ends with a
   *     CancellationException
   */
  public FeaturePass(
      Backbone backbone, PassSettings settings, FeatureStore store, BooleanSupplier interrupted) {
    this.backbone = backbone;
    this.settings = settings;
    this.store = store;
    this.interrupted = interrupted;
    backbone.card().requireSize(settings.imageSize());
  }

  /**
   * Begins to load the native libraries, which takes a second, and does not wait. For those who
   * know that photos will be computed and have something else to do first.
   */
  public static void loadAhead() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                PhotoDecoder.load();
                BackboneRunner.load();
              } catch (RuntimeException | LinkageError e) {
                // whoever needs them meets it again, and says so
              }
            });
  }

  /** What the features are kept under. */
  public FeatureKey key() {
    return new FeatureKey("squash-" + settings.imageSize(), backbone.card().sha256(), VERSIONS);
  }

  /** Reads the photos, computes what features are missing, and says what was read. */
  public Catalog run(Listing listing, PassMeter meter) {
    return run(listing, listing.files(), meter, () -> false);
  }

  /**
   * The same in another order, and only until it is enough: the catalogue is of the files that were
   * read by then.
   *
   * @param order some or all files of the listing, as they shall be taken
   * @param enough asked often; once true, no further file is taken
   */
  public Catalog run(
      Listing listing, List<PhotoFile> order, PassMeter meter, BooleanSupplier enough) {
    Map<PhotoFile, PhotoFacts> facts = new ConcurrentHashMap<>();
    FileQueue queue = new FileQueue(order, settings, enough);
    List<Future<?>> workers = new ArrayList<>();
    try (LazyRunner runner = new LazyRunner(backbone);
        ExecutorService pool = Executors.newFixedThreadPool(settings.threads())) {
      Desk desk = new Desk(listing.folder(), queue, runner, facts, meter);
      for (int i = 0; i < settings.threads(); i++) {
        workers.add(pool.submit(() -> workOrStopAll(desk)));
      }
      await(workers, pool);
    }
    Map<PhotoFile, PhotoFacts> inOrder = new LinkedHashMap<>();
    listing.files().stream()
        .filter(facts::containsKey)
        .forEach(f -> inOrder.put(f, requireNonNull(facts.get(f))));
    return Catalog.of(listing.of(List.copyOf(inOrder.keySet())), inOrder);
  }

  /** When one worker fails, the others have nothing left to take. */
  private void workOrStopAll(Desk desk) {
    try {
      work(desk);
    } catch (RuntimeException | Error e) {
      desk.queue().clear();
      throw e;
    }
  }

  private void work(Desk desk) {
    PhotoBatch batch = new PhotoBatch(backbone, settings, store, key());
    for (List<PhotoFile> files = desk.queue().take();
        !files.isEmpty();
        files = desk.queue().take()) {
      if (interrupted.getAsBoolean()) {
        throw new CancellationException("interrupted");
      }
      PhotoBatch.Outcome outcome = batch.run(desk.folder(), files, desk.runner());
      desk.facts().putAll(outcome.facts());
      desk.meter().done(files.size(), outcome.computed());
    }
  }

  private static void await(List<Future<?>> workers, ExecutorService pool) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      pool.shutdownNow();
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("Reading the photos failed", e.getCause());
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** What all workers share. */
  private record Desk(
      Path folder,
      FileQueue queue,
      LazyRunner runner,
      Map<PhotoFile, PhotoFacts> facts,
      PassMeter meter) {}

  /** The hashes of some facts' pixels. */
  static List<Hash> pixels(Iterable<PhotoFacts> facts) {
    List<Hash> pixels = new ArrayList<>();
    for (PhotoFacts fact : facts) {
      if (fact instanceof PhotoFacts.Decoded decoded) {
        pixels.add(decoded.pixels());
      }
    }
    return pixels;
  }
}
