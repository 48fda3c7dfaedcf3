package graft.store;

import graft.core.features.FeatureKey;
import java.util.List;

/**
 * What a feature cache holds.
 *
 * @param bytes of the files on the disk, what they have free inside included
 * @param readers one for each version of the decoder that has taught something
 * @param sets one for each key that features are kept under, in the order in which they came
 * @param looks at test parts that are counted
 */
public record CacheContents(long bytes, List<Reader> readers, List<FeatureSet> sets, long looks) {
  public CacheContents {
    readers = List.copyOf(readers);
    sets = List.copyOf(sets);
  }

  /**
   * What one version of the decoder has taught.
   *
   * @param name of the version
   * @param photos files that are photos
   * @param broken files that are none
   */
  public record Reader(String name, long photos, long broken) {}

  /**
   * The features under one key.
   *
   * @param number names the set, from 1; a number that was removed is not given again while a later
   *     one is there
   * @param key what they were computed with
   * @param photos vectors
   * @param bytes of the vectors
   */
  public record FeatureSet(long number, FeatureKey key, long photos, long bytes) {}
}
