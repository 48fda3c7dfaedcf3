package graft.core.features;

import graft.core.hash.Hash;
import graft.core.photos.Glance;
import graft.core.photos.PhotoFacts;
import graft.core.scratch.Scratch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The feature cache, in two levels: the hash of a file's bytes leads to its {@link PhotoFacts} (and
 * so to the hash of its pixels); the hash of the pixels with a {@link FeatureKey} leads to a
 * feature vector. Shared by all runs and by several processes at once; what is saved twice is kept
 * once. It can be deleted at any time.
 *
 * <p>All methods may be called from several threads. What is saved is durable against kill -9 when
 * the method returns.
 */
public interface FeatureStore extends AutoCloseable {

  /** The facts of those files that have been read before, by the hash of their bytes. */
  Map<Hash, PhotoFacts> facts(Collection<Hash> files);

  /** Keeps what reading these files has taught. */
  void saveFacts(Map<Hash, PhotoFacts> facts);

  /** What is kept of pixels at a glance, by their hash. */
  Map<Hash, Glance> glances(Collection<Hash> pixels);

  /** Keeps glances. */
  void saveGlances(Map<Hash, Glance> glances);

  /** Those of the pixel hashes whose features under this key are kept. */
  Set<Hash> present(FeatureKey key, Collection<Hash> pixels);

  /** Keeps feature vectors, all of the same length. */
  void saveFeatures(FeatureKey key, Map<Hash, float[]> vectors);

  /**
   * Hands over the features of the photos, one row a photo in the order given; some of them before
   * an exception.
   *
   * @throws java.util.NoSuchElementException if one is missing
   */
  void features(FeatureKey key, List<Hash> pixels, Rows rows);

  /** The same on the heap, for few photos. */
  default FeatureMatrix features(FeatureKey key, List<Hash> pixels) {
    MatrixBuilder matrix = new MatrixBuilder(pixels.size(), Scratch.onHeap());
    features(key, pixels, matrix);
    return matrix.build();
  }

  /** Takes the features of many photos, one after the other. */
  @FunctionalInterface
  interface Rows {
    void take(int row, float[] vector);
  }

  /**
   * Counts one run's look at a test part and says which look it is, from 1. The same run counts
   * once, however often it asks.
   *
   * @param testPart what identifies the test part
   * @param run what identifies the run
   */
  int countLook(Hash testPart, String run);

  @Override
  void close();
}
