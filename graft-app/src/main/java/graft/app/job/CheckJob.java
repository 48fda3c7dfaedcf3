package graft.app.job;

import graft.core.doctor.Doctor;
import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.core.photos.PhotoFolder;
import graft.core.photos.PhotoSource;
import graft.core.split.Grouping;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.words.Sentence;
import graft.predict.decode.UnreadablePhotoException;
import graft.vision.pass.DecodeBudget;
import graft.vision.pass.DecodedFacts;
import graft.vision.pass.Glances;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Reads every photo of a folder once and says what is wrong with them. */
public final class CheckJob {
  private CheckJob() {}

  /**
   * What was found.
   *
   * @param catalog the readable photos
   * @param evidence what was seen of them
   * @param findings the worst first
   * @param unchecked why labels were not checked; empty where they were
   */
  public record Outcome(
      Catalog catalog, Evidence evidence, List<Finding> findings, Optional<Sentence> unchecked) {
    public Outcome {
      findings = List.copyOf(findings);
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
   * @throws UserError if the folder cannot be used
   * @throws CancellationException if it was interrupted
   */
  public static Outcome run(Settings settings, Listener listener) {
    Listing listing = PhotoFolder.list(settings.photos(), listener::interrupted);
    FeatureLook.Outcome seen =
        settings.labels()
            ? new FeatureLook(settings, listener).look(listing)
            : quick(settings, listing, listener);
    if (!settings.groups().isNone()) {
      Splitter.split( // or says what is wrong with them
          seen.catalog(), SplitSettings.defaults().withGroups(settings.groups()));
    }
    return new Outcome(
        seen.catalog(),
        seen.evidence(),
        Doctor.examine(seen.catalog(), seen.evidence()),
        seen.unchecked());
  }

  /** Without features, and so without the cache. */
  private static FeatureLook.Outcome quick(Settings settings, Listing listing, Listener listener) {
    Map<PhotoFile, PhotoFacts> facts = new LinkedHashMap<>();
    Map<Hash, Glance> glances = new HashMap<>();
    DecodeBudget budget = DecodeBudget.of(settings.threads(), 0);
    listener.files(listing.files().size());
    InOrder.map(
        listing.files(),
        settings.threads(),
        file -> {
          if (listener.interrupted()) {
            throw new CancellationException("interrupted");
          }
          return look(listing.folder(), file, budget);
        },
        look -> {
          facts.put(look.file(), look.facts());
          if (look.facts() instanceof PhotoFacts.Decoded decoded && look.glance() != null) {
            glances.put(decoded.pixels(), look.glance());
          }
          listener.read(1);
        });
    Catalog catalog = Catalog.of(listing, facts);
    return new FeatureLook.Outcome(
        catalog,
        Evidence.of(Examination.of(catalog, listing, glances), settings.groups()),
        Optional.of(Sentence.of("check.labels.quick")));
  }

  private static Look look(Path folder, PhotoFile file, DecodeBudget budget) {
    try {
      return budget.decoded(
          folder.resolve(file.path()),
          photo -> new Look(file, DecodedFacts.of(photo), Glances.of(photo.pixels())));
    } catch (UnreadablePhotoException e) {
      return new Look(file, new PhotoFacts.Broken(String.valueOf(e.getMessage())), null);
    } catch (OutOfMemoryError e) {
      return new Look(file, DecodeBudget.tooLarge(), null);
    } catch (IOException e) {
      String cause = "The file cannot be read: " + e.getMessage();
      return new Look(file, new PhotoFacts.Broken(cause), null);
    }
  }

  private record Look(PhotoFile file, PhotoFacts facts, @Nullable Glance glance) {}
}
