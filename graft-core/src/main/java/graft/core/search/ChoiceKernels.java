package graft.core.search;

/**
 * Probabilities of the options of a choice. The kernel of an observation gives 1 to the option
 * observed and to every option the prior's weight, shared out among the kernels; the prior's is
 * even. Each is scaled to sum to 1. That is Optuna's categorical distribution.
 */
final class ChoiceKernels implements Kernels {
  private final int[] observed; // the option of each kernel but the prior's
  private final int options;
  private final double seen; // the probability of a kernel's own option
  private final double unseen; // and of each other option
  private final double logSeen;
  private final double logUnseen;
  private final double logEven;

  private ChoiceKernels(int[] observed, int options, double priorWeight) {
    double share = priorWeight / (observed.length + 1); // in each kernel, for each option
    this.observed = observed;
    this.options = options;
    this.seen = (1 + share) / (1 + options * share);
    this.unseen = share / (1 + options * share);
    this.logSeen = StrictMath.log(seen);
    this.logUnseen = StrictMath.log(unseen);
    this.logEven = -StrictMath.log(options);
  }

  static ChoiceKernels around(double[] observations, int options, double priorWeight) {
    int[] observed = new int[observations.length];
    for (int i = 0; i < observed.length; i++) {
      observed[i] = (int) observations[i];
    }
    return new ChoiceKernels(observed, options, priorWeight);
  }

  private boolean isPrior(int kernel) {
    return kernel == observed.length;
  }

  private double probability(int kernel, int option) {
    if (isPrior(kernel)) {
      return 1.0 / options;
    }
    return observed[kernel] == option ? seen : unseen;
  }

  @Override
  public double logDensity(int kernel, double x) {
    if (isPrior(kernel)) {
      return logEven;
    }
    return observed[kernel] == (int) x ? logSeen : logUnseen;
  }

  @Override
  public double draw(int kernel, double u) {
    double sum = 0;
    for (int option = 0; option < options - 1; option++) {
      sum += probability(kernel, option);
      if (u < sum) {
        return option;
      }
    }
    return options - 1;
  }
}
