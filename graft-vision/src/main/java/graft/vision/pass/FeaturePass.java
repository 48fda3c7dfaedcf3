package graft.vision.pass;

import static java.util.Objects.requireNonNull;

import graft.core.device.Device;
import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.core.scratch.LazyList;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Fit;
import graft.vision.backbone.Backbone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every photo of a listing once and sees to it that the cache holds its features. Workers
 * take a few photos at a time, decode them and run the backbone on them, each on its own thread;
 * what is done is in the cache, so a killed pass goes on where it was.
 */
public final class FeaturePass {
  /** Raised when the same pixels could give other features; part of the cache's key. */
  public static final String VERSIONS = "triangle-1 onnxruntime-1.23.2 average";

  /** The same of a card. */
  public static final String CARD_VERSIONS = "triangle-1 pytorch-2.10.0 average cuda";

  private final Backbone backbone;
  private final PassSettings settings;
  private final FeatureStore store;
  private final BooleanSupplier interrupted;
  private final DecodeBudget budget;

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
    this.budget = DecodeBudget.of(settings.threads(), 0);
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

  /** The same pass with another backbone, over photos of another size. */
  public FeaturePass with(Backbone other, int imageSize) {
    return new FeaturePass(other, settings.withImageSize(imageSize), store, interrupted);
  }

  /** The same pass over photos that become squares in another way. */
  public FeaturePass withFit(Fit fit) {
    return new FeaturePass(backbone, settings.withFit(fit), store, interrupted);
  }

  /** The same pass over another view of the photos. */
  public FeaturePass withView(SquareView view) {
    return new FeaturePass(backbone, settings.withView(view), store, interrupted);
  }

  /** How photos become squares. */
  public Fit fit() {
    return settings.fit();
  }

  /** What the features are kept under. */
  public FeatureKey key() {
    return new FeatureKey(
        "%s-%d%s".formatted(settings.fit().word(), settings.imageSize(), settings.view().mark()),
        backbone.card().sha256(),
        versions(settings.engine().device()));
  }

  /** Features of one device are never taken for those of another: their last digits differ. */
  private static String versions(Device device) {
    return switch (device) {
      case CPU -> VERSIONS;
      case CUDA -> CARD_VERSIONS;
    };
  }

  /** Whether some pass of this Graft keeps features under such a key, views' among them. */
  public static boolean isCurrent(FeatureKey key) {
    return Stream.of(Device.values())
        .map(FeaturePass::versions)
        .flatMap(versions -> Stream.of(versions, ViewPass.versions(versions)))
        .anyMatch(key.versions()::equals);
  }

  /** The device that features under such a key were computed on. */
  public static Device device(FeatureKey key) {
    return key.versions().startsWith(CARD_VERSIONS) ? Device.CUDA : Device.CPU;
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
    @Nullable PhotoFacts[] facts = new PhotoFacts[order.size()];
    read(new Reading(listing.folder(), order, (place, fact) -> facts[place] = fact), meter, enough);
    return order.equals(listing.files()) && Stream.of(facts).allMatch(Objects::nonNull)
        ? Catalog.of(listing, new LazyList<>(facts.length, at -> requireNonNull(facts[at])))
        : inOrder(listing, order, facts);
  }

  /** The catalogue of what was read, in the order of the listing. */
  private static Catalog inOrder(
      Listing listing, List<PhotoFile> order, @Nullable PhotoFacts[] facts) {
    Map<PhotoFile, PhotoFacts> read = new HashMap<>();
    for (int place = 0; place < facts.length; place++) {
      PhotoFacts fact = facts[place];
      if (fact != null) {
        read.put(order.get(place), fact);
      }
    }
    List<PhotoFile> files = listing.files().stream().filter(read::containsKey).toList();
    return Catalog.of(
        listing.of(files), files.stream().map(file -> requireNonNull(read.get(file))).toList());
  }

  /**
   * Sees to it that the cache holds the features of some files, until it is enough. They may be
   * any: no catalogue is made of them.
   *
   * @param enough as above
   */
  public void look(Path folder, List<PhotoFile> files, PassMeter meter, BooleanSupplier enough) {
    read(new Reading(folder, files, (place, fact) -> {}), meter, enough);
  }

  /**
   * Files of a folder.
   *
   * @param order as they shall be taken
   * @param taught hears what reading each has taught, from the workers
   */
  private record Reading(Path folder, List<PhotoFile> order, Taught taught) {}

  /** Takes the facts of the file at a place of the order. */
  @FunctionalInterface
  private interface Taught {
    void put(int place, PhotoFacts facts);
  }

  private void read(Reading files, PassMeter meter, BooleanSupplier enough) {
    List<Integer> places = new LazyList<>(files.order().size(), place -> place);
    try (LazyRunner runner = new LazyRunner(backbone, settings.engine())) {
      Workers.run(
          new BatchQueue<>(places, settings, enough),
          settings.threads(),
          () -> worker(files, runner, meter));
    }
  }

  private Consumer<List<Integer>> worker(Reading files, LazyRunner runner, PassMeter meter) {
    PhotoBatch batch = new PhotoBatch(backbone, settings, store, key());
    return places -> {
      List<PhotoFile> taken = places.stream().map(files.order()::get).toList();
      Iterator<Integer> place = places.iterator();
      budget.reading(
          taken,
          PhotoFile::bytes,
          few -> {
            checkInterrupted();
            PhotoBatch.Outcome outcome = batch.run(files.folder(), few, runner, budget);
            for (PhotoFile file : few) {
              files.taught().put(place.next(), requireNonNull(outcome.facts().get(file)));
            }
            meter.done(few.size(), outcome.computed());
          });
    };
  }

  /** Ends with a CancellationException once the run was interrupted. */
  void checkInterrupted() {
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }

  Backbone backbone() {
    return backbone;
  }

  PassSettings settings() {
    return settings;
  }

  FeatureStore store() {
    return store;
  }

  DecodeBudget budget() {
    return budget;
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
