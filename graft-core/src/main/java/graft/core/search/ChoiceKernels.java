package graft.core.search;

/**
 * Probabilities of the options of a choice. The kernel of an observation gives 1 to the option
 * observed and to every option the prior's weight, shared out among the kernels; the prior's is
 * even. Each is scaled to sum to 1. That is Optuna's categorical distribution.
 */
final class ChoiceKernels implements Kernels {
  private final int[] observed; // the option of each kernel but the prior's
  private final int options;
  private final double share; // of the prior's weight, in each kernel, for each option

  private ChoiceKernels(int[] observed, int options, double share) {
    this.observed = observed;
    this.options = options;
    this.share = share;
  }

  static ChoiceKernels around(double[] observations, int options, double priorWeight) {
    int[] observed = new int[observations.length];
    for (int i = 0; i < observed.length; i++) {
      observed[i] = (int) observations[i];
    }
    return new ChoiceKernels(observed, options, priorWeight / (observed.length + 1));
  }

  /** The probability of the option under the kernel. */
  double probability(int kernel, int option) {
    if (kernel == observed.length) {
      return 1.0 / options;
    }
    return (share + (observed[kernel] == option ? 1 : 0)) / (1 + options * share);
  }

  @Override
  public double logDensity(int kernel, double x) {
    return StrictMath.log(probability(kernel, (int) x));
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
