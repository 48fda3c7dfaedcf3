package graft.train.head;

import graft.core.head.Head;

/** A head that learns, on scaled features. Not thread-safe. */
sealed interface HeadInTraining permits LinearHead, HiddenHead {
  int classes();

  /** Puts the batch's logits into z, (classes, batch), without dropout between layers. */
  void predict(Batch.Inputs inputs, float[][] z);

  /**
   * The same for the step that comes next, with dropout between layers.
   *
   * @param between the draws for what lies between layers
   */
  void predictToLearn(Batch.Inputs inputs, Dropout between, float[][] z);

  /**
   * One step down the gradient, on the batch just predicted.
   *
   * @param g gradients of the mean loss with respect to the logits, (classes, batch)
   * @param rate the learning rate of this step
   */
  void train(Batch.Inputs inputs, float[][] g, double rate);

  /** The head on raw features: the scaling and corrections fold into weights and biases. */
  Head onRawFeatures(Scaling scaling, Targets targets);
}
