package graft.app.job;

import graft.core.doctor.Doctor;
import graft.core.doctor.Examined;
import graft.core.doctor.Finding;
import graft.core.doctor.Glance;
import graft.core.error.UserError;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.core.photos.PhotoFolder;
import graft.core.words.Sentence;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import graft.vision.pass.DecodedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads every photo of a folder once and says what is wrong with them. */
public final class CheckJob {
  private CheckJob() {}

  /**
   * What was found.
   *
   * @param catalog the readable photos
   * @param findings the worst first
   * @param unchecked why labels were not checked; empty where they were
   */
  public record Outcome(Catalog catalog, List<Finding> findings, Optional<Sentence> unchecked) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What is to be done.
   *
   * @param photos the folder
   * @param threads workers, 1 or more
   * @param cache the feature cache as named; empty for the usual one
   * @param labels whether heads are trained to see which labels look wrong
   */
  public record Settings(Path photos, int threads, Optional<Path> cache, boolean labels) {}

  /** Hears how it goes, from any thread. */
  public interface Listener {
    /** So many files will be read. */
    void files(int count);

    /** So many more have been. */
    void read(int count);
  }

  /**
   * Looks at every photo.
   *
   * @throws UserError if the folder cannot be used
   */
  public static Outcome run(Settings settings, Listener listener) {
    Path photos = settings.photos();
    Listing listing = PhotoFolder.list(photos);
    listener.files(listing.files().size());
    Map<PhotoFile, PhotoFacts> facts = new LinkedHashMap<>();
    Map<String, Look> looks = new HashMap<>();
    InOrder.map(
        listing.files(),
        settings.threads(),
        file -> look(photos, file),
        look -> {
          facts.put(look.file(), look.facts());
          looks.put(look.file().path(), look);
          listener.read(1);
        });
    Catalog catalog = Catalog.of(listing, facts);
    List<Examined> examined =
        catalog.photos().stream().map(photo -> examined(photo, looks)).toList();
    LabelLook.Outcome labels =
        settings.labels()
            ? new LabelLook(settings, listener).ask(listing)
            : new LabelLook.Outcome(List.of(), Optional.of(Sentence.of("check.labels.quick")));
    return new Outcome(
        catalog, Doctor.examine(catalog, examined, labels.answers()), labels.unchecked());
  }

  private static Examined examined(Photo photo, Map<String, Look> looks) {
    Look look = looks.get(photo.path());
    if (look == null
        || look.glance() == null
        || !(look.facts() instanceof PhotoFacts.Decoded decoded)) {
      throw new IllegalStateException(photo.path() + " is in the catalogue and was not read");
    }
    return new Examined(photo, look.file().bytes(), decoded, look.glance());
  }

  private static Look look(Path folder, PhotoFile file) {
    try {
      DecodedPhoto photo = PhotoDecoder.decode(Files.readAllBytes(folder.resolve(file.path())));
      return new Look(file, DecodedFacts.of(photo), glance(photo.pixels()));
    } catch (UnreadablePhotoException e) {
      return new Look(file, new PhotoFacts.Broken(String.valueOf(e.getMessage())), null);
    } catch (IOException | OutOfMemoryError e) {
      String cause = "The file cannot be read: " + e.getMessage();
      return new Look(file, new PhotoFacts.Broken(cause), null);
    }
  }

  private static Glance glance(Pixels pixels) {
    byte[] small = new byte[Pixels.CHANNELS * Glance.SIDE * Glance.SIDE];
    TriangleResize.resize(pixels, Glance.SIDE, Glance.SIDE).copyTo(small, 0);
    return Glance.of(small);
  }

  private record Look(PhotoFile file, PhotoFacts facts, @Nullable Glance glance) {}
}
