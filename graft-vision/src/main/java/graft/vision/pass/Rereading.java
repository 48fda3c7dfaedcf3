package graft.vision.pass;

import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFacts;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/*
 * A photo's file is far smaller than its pixels, so it is the file that is hashed: the cache knows what
 * pixels they hold. Only where it does not are the pixels hashed themselves.
 */
/** Photos that are read once more, each of them still what it was. Thread-safe. */
final class Rereading {
  private final Path folder;
  private final FeatureStore store;
  private final DecodeBudget budget;

  /**
   * Photos of one folder.
   *
   * @param folder that their paths are relative to
   * @param store that may know what pixels their files hold
   */
  Rereading(Path folder, FeatureStore store, DecodeBudget budget) {
    this.folder = folder;
    this.store = store;
    this.budget = budget;
  }

  /**
   * Hands on the pixels of each.
   *
   * @param use keeps nothing of them
   * @throws UserError if a photo is not what it was when it was first read
   * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits
   */
  void each(List<Photo> photos, BiConsumer<Photo, Pixels> use) {
    List<Wanted> wanted = photos.stream().map(this::wanted).toList();
    budget.reading(wanted, Wanted::bytes, few -> read(few, use));
  }

  /** A photo, its file, and how large that is. */
  private record Wanted(Photo photo, Path file, long bytes) {}

  private Wanted wanted(Photo photo) {
    Path file = folder.resolve(photo.path());
    try {
      return new Wanted(photo, file, Files.size(file));
    } catch (IOException e) {
      throw changed(file, e);
    }
  }

  private void read(List<Wanted> few, BiConsumer<Photo, Pixels> use) {
    List<byte[]> contents = few.stream().map(Rereading::content).toList();
    List<Hash> hashes = contents.stream().map(Hash::of).toList();
    Map<Hash, PhotoFacts> known = store.facts(hashes);
    for (int i = 0; i < few.size(); i++) {
      Wanted wanted = few.get(i);
      @Nullable PhotoFacts facts = known.get(hashes.get(i));
      try {
        budget.decoding(
            PhotoDecoder.inspect(contents.get(i)),
            decoded -> {
              requireSame(decoded.pixels(), facts, wanted);
              use.accept(wanted.photo(), decoded.pixels());
              return wanted;
            });
      } catch (UnreadablePhotoException e) {
        throw changed(wanted.file(), e);
      }
    }
  }

  private static byte[] content(Wanted wanted) {
    try {
      return Files.readAllBytes(wanted.file());
    } catch (IOException e) {
      throw changed(wanted.file(), e);
    }
  }

  private static void requireSame(Pixels pixels, @Nullable PhotoFacts known, Wanted wanted) {
    Hash hash =
        known instanceof PhotoFacts.Decoded facts ? facts.pixels() : DecodedFacts.hash(pixels);
    if (!hash.equals(wanted.photo().pixels())) {
      throw changed(wanted.file(), null);
    }
  }

  private static UserError changed(Path file, @Nullable Exception cause) {
    String message =
        "%s is not the photo that it was when this run read it. Let the photos rest while a run is on, and start again, with --overwrite if the command names its folder (--out); what was computed of the other photos is kept"
            .formatted(file);
    return cause == null ? new UserError(message) : new UserError(message, cause);
  }
}
