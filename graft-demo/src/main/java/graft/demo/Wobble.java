package graft.demo;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.sin;

import java.util.random.RandomGenerator;

/**
 * A smooth random curve: three sine waves that add up to at most the amplitude.
 *
 * @param amplitude the largest deviation
 * @param frequency waves per unit of the slowest sine
 */
record Wobble(double amplitude, double frequency, double phase1, double phase2, double phase3) {
  static Wobble of(double amplitude, double frequency, RandomGenerator random) {
    return new Wobble(
        amplitude,
        frequency,
        random.nextDouble(2 * PI),
        random.nextDouble(2 * PI),
        random.nextDouble(2 * PI));
  }

  double at(double t) {
    double angle = 2 * PI * frequency * t;
    double waves =
        3 * sin(angle + phase1) + 2 * sin(1.7 * angle + phase2) + sin(2.9 * angle + phase3);
    return amplitude * waves / 6;
  }
}
