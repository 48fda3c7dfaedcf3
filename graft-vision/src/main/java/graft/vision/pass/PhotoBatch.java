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
import java.util.ArrayList;
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
 * 3. decode the files that are new, and those whose features are missing, resizing each at once;
 * 4. one run of the backbone; facts and features go to the cache.
 */
/** A worker's own few photos. Not thread-safe; its buffers are used again for every batch. */
final class PhotoBatch {
  private final PassSettings settings;
  private final FeatureStore store;
  private final FeatureKey key;
  private final InputBatch input;

  PhotoBatch(Backbone backbone, PassSettings settings, FeatureStore store, FeatureKey key) {
    this.settings = settings;
    this.store = store;
    this.key = key;
    this.input =
        new InputBatch(settings.imageSize(), settings.batchSize(), backbone.card().normalisation());
  }

  /** What was learned of the files, and how many features were computed. */
  record Outcome(Map<PhotoFile, PhotoFacts> facts, int computed) {}

  Outcome run(Path folder, List<PhotoFile> files, FeaturePass.LazyRunner runner) {
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
    Map<Hash, PhotoFacts> learned = new HashMap<>();
    List<Hash> batch = new ArrayList<>();
    input.clear();
    bytes.forEach(
        (file, content) -> {
          Hash hash = hashes.get(file);
          PhotoFacts fact = known.get(hash);
          if (fact == null || (isMissing(fact, present) && !learned.containsKey(hash))) {
            fact = read(content, present, batch);
            learned.put(hash, fact);
          }
          facts.put(file, fact);
        });
    return new Outcome(facts, keep(learned, batch, runner));
  }

  private static boolean isMissing(PhotoFacts fact, Set<Hash> present) {
    return fact instanceof PhotoFacts.Decoded decoded && !present.contains(decoded.pixels());
  }

  /** Decodes a file, and puts its pixels into the batch if their features are not there yet. */
  private PhotoFacts read(byte[] content, Set<Hash> present, List<Hash> batch) {
    try {
      DecodedPhoto photo = PhotoDecoder.decode(content);
      Pixels pixels = photo.pixels();
      MessageDigest digest = Hash.sha256();
      pixels.hashInto(digest);
      Hash hash = Hash.ofDigest(digest.digest());
      boolean stored = present.contains(hash) || !store.present(key, List.of(hash)).isEmpty();
      if (!stored && present.add(hash)) {
        int size = settings.imageSize();
        input.add(TriangleResize.resize(pixels, size, size));
        batch.add(hash);
      }
      return new PhotoFacts.Decoded(
          hash, pixels.width(), pixels.height(), photo.format(), photo.orientation());
    } catch (UnreadablePhotoException e) {
      return new PhotoFacts.Broken(String.valueOf(e.getMessage()));
    }
  }

  private int keep(Map<Hash, PhotoFacts> learned, List<Hash> batch, FeaturePass.LazyRunner runner) {
    if (!batch.isEmpty()) {
      float[][] rows = runner.get().features(input.values(), input.photos(), settings.imageSize());
      Map<Hash, float[]> vectors = new LinkedHashMap<>();
      for (int i = 0; i < rows.length; i++) {
        vectors.put(batch.get(i), rows[i]);
      }
      store.saveFeatures(key, vectors);
    }
    store.saveFacts(learned);
    return batch.size();
  }
}
