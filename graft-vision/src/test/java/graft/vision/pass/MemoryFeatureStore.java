package graft.vision.pass;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Glance;
import graft.core.photos.PhotoFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

/** A feature cache in memory. It can be told to break at the n-th write of features. */
final class MemoryFeatureStore implements FeatureStore {
  private final Map<Hash, PhotoFacts> facts = new HashMap<>();
  private final Map<Hash, Glance> glances = new HashMap<>();
  private final Map<FeatureKey, Map<Hash, float[]>> features = new HashMap<>();
  private int writesLeft = Integer.MAX_VALUE;
  private int writes;

  /** Takes so many more writes of features, throws once, and is whole again. */
  void breakOnceAfter(int count) {
    writesLeft = count;
  }

  /** Knows no glance any more. */
  synchronized void forgetGlances() {
    glances.clear();
  }

  /** How often features were saved, the broken write included. */
  synchronized int writes() {
    return writes;
  }

  @Override
  public synchronized Map<Hash, PhotoFacts> facts(Collection<Hash> files) {
    Map<Hash, PhotoFacts> found = new HashMap<>(facts);
    found.keySet().retainAll(new HashSet<>(files));
    return found;
  }

  @Override
  public synchronized void saveFacts(Map<Hash, PhotoFacts> saved) {
    facts.putAll(saved);
  }

  @Override
  public synchronized Map<Hash, Glance> glances(Collection<Hash> pixels) {
    Map<Hash, Glance> found = new HashMap<>(glances);
    found.keySet().retainAll(new HashSet<>(pixels));
    return found;
  }

  @Override
  public synchronized void saveGlances(Map<Hash, Glance> saved) {
    glances.putAll(saved);
  }

  @Override
  public synchronized Set<Hash> present(FeatureKey key, Collection<Hash> pixels) {
    Set<Hash> found = new HashSet<>(of(key).keySet());
    found.retainAll(new HashSet<>(pixels));
    return found;
  }

  @Override
  public synchronized void saveFeatures(FeatureKey key, Map<Hash, float[]> vectors) {
    writes++;
    if (writesLeft-- == 0) {
      throw new IllegalStateException("the disk is full");
    }
    vectors.forEach((hash, vector) -> of(key).put(hash, vector.clone()));
  }

  @Override
  public synchronized void features(FeatureKey key, List<Hash> pixels, Rows rows) {
    for (int i = 0; i < pixels.size(); i++) {
      float[] row = of(key).get(pixels.get(i));
      if (row == null) {
        throw new NoSuchElementException(pixels.get(i).hex());
      }
      rows.take(i, row.clone());
    }
  }

  /** How many photos have features under a key. */
  synchronized int count(FeatureKey key) {
    return of(key).size();
  }

  /** All features under a key, to the bit. */
  synchronized Map<Hash, List<Integer>> bits(FeatureKey key) {
    Map<Hash, List<Integer>> bits = new TreeMap<>();
    of(key)
        .forEach(
            (hash, vector) -> {
              Integer[] words = new Integer[vector.length];
              for (int i = 0; i < words.length; i++) {
                words[i] = Float.floatToRawIntBits(vector[i]);
              }
              bits.put(hash, List.of(words));
            });
    return bits;
  }

  private Map<Hash, float[]> of(FeatureKey key) {
    return features.computeIfAbsent(key, k -> new HashMap<>());
  }

  @Override
  public int countLook(Hash testPart, String run) {
    throw new UnsupportedOperationException("a pass looks at no test part");
  }

  @Override
  public void close() {}
}
