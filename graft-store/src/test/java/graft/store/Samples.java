package graft.store;

import graft.core.features.FeatureKey;
import graft.core.hash.Hash;
import graft.core.random.CounterRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Hashes and vectors to save: the same number gives the same sample. */
final class Samples {
  static final FeatureKey KEY = new FeatureKey("squash-288", Hash.ofText("lite0"), "triangle-1");

  private Samples() {}

  static Hash hash(int number) {
    return Hash.ofText("photo " + number);
  }

  static List<Hash> hashes(int from, int to) {
    return IntStream.range(from, to).mapToObj(Samples::hash).toList();
  }

  /** A vector of any bits that are no NaN. */
  static float[] vector(int number, int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      float value = Float.intBitsToFloat((int) CounterRandom.key(number, i));
      vector[i] = Float.isNaN(value) ? -0f : value;
    }
    return vector;
  }

  static Map<Hash, float[]> vectors(int from, int to, int length) {
    Map<Hash, float[]> vectors = new HashMap<>();
    for (int number = from; number < to; number++) {
      vectors.put(hash(number), vector(number, length));
    }
    return vectors;
  }
}
