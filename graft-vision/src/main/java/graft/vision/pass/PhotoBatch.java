package graft.vision.pass;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Glance;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.vision.backbone.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * For a few files:
 *
 * 1. read and hash the bytes; ask the cache what it knows of them;
 * 2. ask the cache which of the known pixels have features, and a glance;
 * 3. decode the files that are new, and those of which one is missing, and resize each;
 * 4. ask the cache for the new pixels, and run the backbone on those that it does not know;
 * 5. features, glances and facts go to the cache together.
 */
/** A worker's own few photos. Not thread-safe; its buffers are used again for every batch. */
final class PhotoBatch {
  private final PassSettings settings;
  private final FeatureStore store;
  private final FeatureKey key;
  private final Normaliser normaliser;
  private final int grey;

  PhotoBatch(Backbone backbone, PassSettings settings, FeatureStore store, FeatureKey key) {
    this.settings = settings;
    this.store = store;
    this.key = key;
    this.grey = backbone.card().normalisation().grey();
    this.normaliser = new Normaliser(settings.imageSize(), backbone.card().normalisation());
  }

  /** What was learned of the files, and how many features were computed. */
  record Outcome(Map<PhotoFile, PhotoFacts> facts, int computed) {}

  Outcome run(Path folder, List<PhotoFile> files, LazyRunner runner, DecodeBudget budget) {
    Map<PhotoFile, PhotoFacts> facts = new LinkedHashMap<>();
    Map<PhotoFile, byte[]> bytes = new LinkedHashMap<>();
    Map<PhotoFile, Hash> hashes = new HashMap<>();
    for (PhotoFile file : files) {
      try {
        byte[] content = Files.readAllBytes(folder.resolve(file.path()));
        bytes.put(file, content);
        hashes.put(file, Hash.of(content));
      } catch (IOException e) {
        facts.put(file, PhotoFacts.Broken.unread(e));
      } catch (OutOfMemoryError e) {
        facts.put(file, DecodeBudget.tooLarge());
      }
    }
    Map<Hash, PhotoFacts> known = store.facts(hashes.values());
    Set<Hash> present = store.present(key, FeaturePass.pixels(known.values()));
    Set<Hash> glanced = store.glances(FeaturePass.pixels(known.values())).keySet();
    Map<Hash, Glance> glances = new HashMap<>();
    Map<Hash, PhotoFacts> learned = new HashMap<>();
    Map<Hash, Pixels> squares = new LinkedHashMap<>();
    bytes.forEach(
        (file, content) -> {
          Hash hash = hashes.get(file);
          PhotoFacts fact = learned.getOrDefault(hash, known.get(hash));
          if (fact == null
              || isMissing(fact, present, squares.keySet())
              || isMissing(fact, glanced, glances.keySet())) {
            runner.prepare();
            try {
              fact = read(content, new Made(squares, glances), budget);
              learned.put(hash, fact);
            } catch (OutOfMemoryError e) { // another time there may be more: the cache is not told
              fact = DecodeBudget.tooLarge();
            }
          }
          facts.put(file, fact);
        });
    Map<Hash, float[]> vectors = compute(squares, runner);
    if (!vectors.isEmpty()) {
      store.saveFeatures(key, vectors);
    }
    store.saveGlances(glances);
    store.saveFacts(learned);
    return new Outcome(facts, vectors.size());
  }

  private static boolean isMissing(PhotoFacts fact, Set<Hash> kept, Set<Hash> made) {
    return fact instanceof PhotoFacts.Decoded decoded
        && !kept.contains(decoded.pixels())
        && !made.contains(decoded.pixels());
  }

  /** What is made of photos, by the hash of their pixels. */
  private record Made(Map<Hash, Pixels> squares, Map<Hash, Glance> glances) {}

  /** Decodes a file, and puts its pixels, resized, to the others, and a glance at them. */
  private PhotoFacts read(byte[] content, Made made, DecodeBudget budget) {
    try {
      return budget.decoding(PhotoDecoder.inspect(content), photo -> shrink(photo, made));
    } catch (UnreadablePhotoException e) {
      return new PhotoFacts.Broken(String.valueOf(e.getMessage()));
    }
  }

  private PhotoFacts.Decoded shrink(DecodedPhoto photo, Made made) {
    Pixels pixels = photo.pixels();
    PhotoFacts.Decoded facts = DecodedFacts.of(photo);
    int size = settings.imageSize();
    made.squares()
        .computeIfAbsent(
            facts.pixels(), h -> settings.view().of(pixels, settings.fit(), size, grey));
    made.glances().computeIfAbsent(facts.pixels(), h -> Glances.of(pixels));
    return facts;
  }

  private Map<Hash, float[]> compute(Map<Hash, Pixels> squares, LazyRunner runner) {
    squares.keySet().removeAll(store.present(key, squares.keySet()));
    Map<Hash, float[]> vectors = new LinkedHashMap<>();
    squares.forEach(
        (hash, square) ->
            vectors.put(
                hash, runner.get().features(normaliser.normalise(square), settings.imageSize())));
    return vectors;
  }
}
