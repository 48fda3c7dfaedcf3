package graft.train.head;

import graft.core.random.CounterRandom;

/**
 * First weights, uniform in ±√(6 / (inputs + units)) (Glorot and Bengio 2010; what Keras' Dense
 * layer starts from). A weight is keyed by its unit and input alone, so a wider layer starts with
 * the same units, on another scale, and some more.
 *
 * @param key of the randomness
 * @param inputs numbers that come into the layer
 * @param units numbers that come out
 */
record GlorotUniform(long key, int inputs, int units) {

  /** The first weight between an input and a unit. */
  float at(int unit, int input) {
    double limit = Math.sqrt(6.0 / (inputs + units));
    double u = CounterRandom.uniform(CounterRandom.with(CounterRandom.with(key, unit), input));
    return (float) (limit * (2 * u - 1));
  }
}
