package graft.vision.pass;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.vision.backbone.Backbone;
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
import java.util.concurrent.atomic.AtomicInteger;
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

  /** What the features are kept under. */
  public FeatureKey key() {
    return new FeatureKey("squash-" + settings.imageSize(), backbone.card().sha256(), VERSIONS);
  }

  /** Reads the photos, computes what features are missing, and says what was read. */
  public Catalog run(Listing listing, PassMeter meter) {
    Map<PhotoFile, PhotoFacts> facts = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    try (LazyRunner runner = new LazyRunner(backbone);
        ExecutorService pool = Executors.newFixedThreadPool(settings.threads())) {
      for (int i = 0; i < settings.threads(); i++) {
        workers.add(
            pool.submit(() -> workOrStopAll(listing, next, new Desk(runner, facts, meter))));
      }
      await(workers, pool);
    }
    Map<PhotoFile, PhotoFacts> inOrder = new LinkedHashMap<>();
    listing.files().forEach(f -> inOrder.put(f, facts.get(f)));
    return Catalog.of(listing, inOrder);
  }

  /** When one worker fails, the others have nothing left to take. */
  private void workOrStopAll(Listing listing, AtomicInteger next, Desk desk) {
    try {
      work(listing, next, desk);
    } catch (RuntimeException | Error e) {
      next.set(listing.files().size());
      throw e;
    }
  }

  private void work(Listing listing, AtomicInteger next, Desk desk) {
    List<PhotoFile> files = listing.files();
    PhotoBatch batch = new PhotoBatch(backbone, settings, store, key());
    while (true) {
      int from = next.getAndAdd(settings.batchSize());
      if (from >= files.size()) {
        return;
      }
      if (interrupted.getAsBoolean()) {
        throw new CancellationException("interrupted");
      }
      List<PhotoFile> some =
          files.subList(from, Math.min(files.size(), from + settings.batchSize()));
      PhotoBatch.Outcome outcome = batch.run(listing.folder(), some, desk.runner());
      desk.facts().putAll(outcome.facts());
      desk.meter().done(some.size(), outcome.computed());
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
  private record Desk(LazyRunner runner, Map<PhotoFile, PhotoFacts> facts, PassMeter meter) {}

  /** Unused by a warm run, which so never loads ONNX Runtime. */
  static final class LazyRunner implements AutoCloseable {
    private final Backbone backbone;
    private @org.jspecify.annotations.Nullable BackboneRunner runner;

    LazyRunner(Backbone backbone) {
      this.backbone = backbone;
    }

    synchronized BackboneRunner get() {
      if (runner == null) {
        runner = new BackboneRunner(backbone);
      }
      return runner;
    }

    @Override
    public synchronized void close() {
      if (runner != null) {
        runner.close();
      }
    }
  }

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
