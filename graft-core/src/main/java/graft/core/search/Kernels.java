package graft.core.search;

/** The kernels of one dimension: one for each observation, and last the prior's. */
sealed interface Kernels permits NormalKernels, ChoiceKernels {

  /** The logarithm of the kernel's density (of a choice: probability) at x. */
  double logDensity(int kernel, double x);

  /** The value with a probability of u below it under the kernel; u in [0, 1). */
  double draw(int kernel, double u);

  /** The kernels around these observations. */
  static Kernels around(double[] observations, Dimension dimension, TpeSettings settings) {
    return switch (dimension) {
      case Dimension.Continuous number -> NormalKernels.around(observations, settings.magicClip());
      case Dimension.Choice choice ->
          ChoiceKernels.around(observations, choice.options(), settings.priorWeight());
    };
  }
}
