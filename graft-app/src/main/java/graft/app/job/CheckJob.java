package graft.app.job;

import graft.core.doctor.Doctor;
import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding;
import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFolder;
import graft.core.photos.PhotoSource;
import graft.core.scratch.Scratch;
import graft.core.split.Grouping;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.words.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Reads every photo of a folder once and says what is wrong with them. */
public final class CheckJob {
  private CheckJob() {}

  /**
   * What was found. What was seen of each photo lies in a scratch file, until this is closed.
   *
   * @param catalog the readable photos
   * @param evidence what was seen of them
   * @param findings the worst first
   * @param unchecked why labels were not checked; empty where they were
   * @param scratch what is closed
   */
  public record Outcome(
      Catalog catalog,
      Evidence evidence,
      List<Finding> findings,
      Optional<Sentence> unchecked,
      Scratch scratch)
      implements AutoCloseable {
    public Outcome {
      findings = List.copyOf(findings);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }

  /**
   * What is to be done.
   *
   * @param photos where they come from
   * @param threads workers, 1 or more
   * @param cache the feature cache as named; empty for the usual one
   * @param labels whether heads are trained to see which labels look wrong
   * @param groups which photos stay together
   */
  public record Settings(
      PhotoSource photos, int threads, Optional<Path> cache, boolean labels, Grouping groups) {}

  /** Hears how it goes, from any thread. */
  public interface Listener {
    /** So many files will be read. */
    void files(int count);

    /** So many more have been. */
    void read(int count);

    /** Whether the person wants an end. */
    boolean interrupted();

    /** Something that a person should know of the cache. */
    void note(Sentence note);
  }

  /**
   * Looks at every photo.
   *
   * @return what must be closed
   * @throws UserError if the folder cannot be used
   * @throws CancellationException if it was interrupted
   */
  public static Outcome run(Settings settings, Listener listener) {
    Listing listing = PhotoFolder.list(settings.photos(), listener::interrupted);
    Path cache = CacheFolder.of(settings.cache(), System.getenv());
    try (HeapKeeper _ = HeapKeeper.of(listing.files().size())) {
      return settings.labels()
          ? withFeatures(settings, listener, listing, cache)
          : quick(settings, listener, listing, cache);
    }
  }

  private static Outcome quick(Settings settings, Listener listener, Listing listing, Path cache) {
    Scratch scratch = quickScratch(listing, cache);
    QuickLook look = new QuickLook(settings, listener);
    return examined(settings, scratch, () -> look.look(listing, scratch));
  }

  private static Outcome withFeatures(
      Settings settings, Listener listener, Listing listing, Path cache) {
    try (FeatureStore store = PhotoFeatures.open(cache, listener::note)) {
      Scratch scratch = Scratch.in(cache);
      FeatureLook look = new FeatureLook(settings, listener, store);
      return examined(settings, scratch, () -> look.look(listing, scratch));
    }
  }

  /** A few glances need no folder that can be written. */
  private static Scratch quickScratch(Listing listing, Path cache) {
    if (!ManyPhotos.are(listing.files().size())) {
      return Scratch.onHeap();
    }
    try {
      Files.createDirectories(cache);
    } catch (IOException e) {
      throw WriteFailure.of("The cache folder", cache, "--cache DIR", e);
    }
    return Scratch.in(cache);
  }

  /** What the doctor says of it; the file goes where nothing comes of it. */
  private static Outcome examined(
      Settings settings, Scratch scratch, Supplier<FeatureLook.Outcome> look) {
    try {
      FeatureLook.Outcome seen = look.get();
      if (!settings.groups().isNone()) {
        Splitter.split( // or says what is wrong with them
            seen.catalog(), SplitSettings.defaults().withGroups(settings.groups()));
      }
      List<Finding> findings = Doctor.examine(seen.catalog(), seen.evidence());
      return new Outcome(seen.catalog(), seen.evidence(), findings, seen.unchecked(), scratch);
    } catch (RuntimeException | Error e) {
      scratch.close();
      throw e;
    }
  }
}
