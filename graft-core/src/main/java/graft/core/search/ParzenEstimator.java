package graft.core.search;

import graft.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The density of a set of observations in some dimensions: a mixture with a kernel for each
 * observation and one for the prior, where a kernel is the product of its kernels in each dimension
 * (Watanabe 2023, section 3.3). Old observations weigh less than the latest {@value #FULL_WEIGHT}.
 */
final class ParzenEstimator {
  private static final int FULL_WEIGHT = 25;

  private final List<Kernels> dimensions;
  private final double[] weights; // sum to 1; the prior's is the last
  private final double[] logWeights;

  private ParzenEstimator(List<Kernels> dimensions, double[] weights) {
    this.dimensions = dimensions;
    this.weights = weights;
    this.logWeights = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      logWeights[k] = StrictMath.log(weights[k]);
    }
  }

  /**
   * @param rows the observations, oldest first: (observations, dimensions)
   */
  static ParzenEstimator of(List<Dimension> dimensions, double[][] rows, TpeSettings settings) {
    List<Kernels> kernels = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      double[] column = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        column[i] = rows[i][d];
      }
      kernels.add(Kernels.around(column, dimensions.get(d), settings));
    }
    return new ParzenEstimator(List.copyOf(kernels), weights(rows.length, settings.priorWeight()));
  }

  /** 1 for each of the latest, rising evenly to it from 1/n for those before; scaled. */
  private static double[] weights(int n, double priorWeight) {
    double[] weights = new double[n + 1];
    int old = Math.max(0, n - FULL_WEIGHT);
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      double rise = old > 1 ? i / (old - 1.0) : 0;
      weights[i] = i == n ? priorWeight : i >= old ? 1 : 1.0 / n + rise * (1 - 1.0 / n);
      sum += weights[i];
    }
    for (int i = 0; i <= n; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** The logarithm of the density at x, which has one coordinate a dimension. */
  double logDensity(double[] x) {
    double[] terms = logWeights.clone();
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < terms.length; k++) {
      for (int d = 0; d < x.length; d++) {
        terms[k] += dimensions.get(d).logDensity(k, x[d]);
      }
      most = Math.max(most, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - most);
    }
    return most + StrictMath.log(sum);
  }

  /** A point drawn from the density, the same for the same key. */
  double[] draw(long key) {
    int kernel = kernel(CounterRandom.uniform(CounterRandom.with(key, 0)));
    double[] x = new double[dimensions.size()];
    for (int d = 0; d < x.length; d++) {
      double u = CounterRandom.uniform(CounterRandom.with(key, d + 1));
      x[d] = dimensions.get(d).draw(kernel, u);
    }
    return x;
  }

  private int kernel(double u) {
    double sum = 0;
    for (int k = 0; k < weights.length - 1; k++) {
      sum += weights[k];
      if (u < sum) {
        return k;
      }
    }
    return weights.length - 1;
  }
}
