package graft.train.head;

/** Adam as keras.optimizers.Adam takes its steps (Keras 3), one parameter, in double precision. */
final class KerasAdam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-7;

  private final double learningRate;
  private double value;
  private double momentum;
  private double velocity;
  private int iterations;

  KerasAdam(double learningRate, double value) {
    this.learningRate = learningRate;
    this.value = value;
  }

  double value() {
    return value;
  }

  void step(double gradient) {
    step(gradient, learningRate);
  }

  /** A step at another rate than the first. */
  void step(double gradient, double learningRate) {
    iterations++;
    double power1 = Math.pow(BETA1, iterations);
    double power2 = Math.pow(BETA2, iterations);
    double alpha = learningRate * Math.sqrt(1 - power2) / (1 - power1);
    momentum += (gradient - momentum) * (1 - BETA1);
    velocity += (gradient * gradient - velocity) * (1 - BETA2);
    value -= momentum * alpha / (Math.sqrt(velocity) + EPSILON);
  }
}
