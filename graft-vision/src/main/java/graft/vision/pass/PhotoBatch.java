package graft.vision.pass;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import graft.vision.backbone.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * For a few files:
 *
 * 1. read and hash the bytes; ask the cache what it knows of them;
 * 2. ask the cache which of the known pixels have features;
 * 3. decode the files that are new, and those whose features are missing; resize each, and run the
 *    backbone on it;
 * 4. features and facts go to the cache together.
 */
/** A worker's own few photos. Not thread-safe; its buffers are used again for every batch. */
final class PhotoBatch {
  private final PassSettings settings;
  private final FeatureStore store;
  private final FeatureKey key;
  private final Normaliser normaliser;

  PhotoBatch(Backbone backbone, PassSettings settings, FeatureStore store, FeatureKey key) {
    this.settings = settings;
    this.store = store;
    this.key = key;
    this.normaliser = new Normaliser(settings.imageSize(), backbone.card().normalisation());
  }

  /** What was learned of the files, and how many features were computed. */
  record Outcome(Map<PhotoFile, PhotoFacts> facts, int computed) {}

  Outcome run(Path folder, List<PhotoFile> files, LazyRunner runner) {
    Map<PhotoFile, PhotoFacts> facts = new LinkedHashMap<>();
    Map<PhotoFile, byte[]> bytes = new LinkedHashMap<>();
    Map<PhotoFile, Hash> hashes = new HashMap<>();
    for (PhotoFile file : files) {
      try {
        byte[] content = Files.readAllBytes(folder.resolve(file.path()));
        bytes.put(file, content);
        hashes.put(file, Hash.of(content));
      } catch (IOException | OutOfMemoryError e) {
        facts.put(file, new PhotoFacts.Broken("The file cannot be read: " + e.getMessage()));
      }
    }
    Map<Hash, PhotoFacts> known = store.facts(hashes.values());
    Set<Hash> present = new HashSet<>(store.present(key, FeaturePass.pixels(known.values())));
    Found found = new Found(present, new HashMap<>(), new LinkedHashMap<>());
    bytes.forEach(
        (file, content) -> {
          Hash hash = hashes.get(file);
          PhotoFacts fact = known.get(hash);
          if (fact == null || (isMissing(fact, present) && !found.facts().containsKey(hash))) {
            runner.prepare();
            fact = read(content, found, runner);
            found.facts().put(hash, fact);
          }
          facts.put(file, fact);
        });
    if (!found.vectors().isEmpty()) {
      store.saveFeatures(key, found.vectors());
    }
    store.saveFacts(found.facts());
    return new Outcome(facts, found.vectors().size());
  }

  /** What the files have taught: those pixels whose features there are, facts, and new features. */
  private record Found(
      Set<Hash> present, Map<Hash, PhotoFacts> facts, Map<Hash, float[]> vectors) {}

  private static boolean isMissing(PhotoFacts fact, Set<Hash> present) {
    return fact instanceof PhotoFacts.Decoded decoded && !present.contains(decoded.pixels());
  }

  /** Decodes a file, and computes its pixels' features if they are not there yet. */
  private PhotoFacts read(byte[] content, Found found, LazyRunner runner) {
    try {
      DecodedPhoto photo = PhotoDecoder.decode(content);
      Pixels pixels = photo.pixels();
      MessageDigest digest = Hash.sha256();
      pixels.hashInto(digest);
      Hash hash = Hash.ofDigest(digest.digest());
      boolean stored =
          found.present().contains(hash) || !store.present(key, List.of(hash)).isEmpty();
      if (!stored && found.present().add(hash)) {
        int size = settings.imageSize();
        Pixels square = TriangleResize.resize(pixels, size, size);
        found.vectors().put(hash, runner.get().features(normaliser.normalise(square), size));
      }
      return new PhotoFacts.Decoded(
          hash, pixels.width(), pixels.height(), photo.format(), photo.orientation());
    } catch (UnreadablePhotoException e) {
      return new PhotoFacts.Broken(String.valueOf(e.getMessage()));
    }
  }
}
