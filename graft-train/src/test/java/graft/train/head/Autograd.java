package graft.train.head;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.log_softmax;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * PyTorch's loss and gradients of a linear softmax head, in double precision.
 *
 * @param loss mean log loss on the labels, without the penalty
 * @param weights gradient, (features)(classes), of the loss on the targets with l2 · Σw²
 * @param biases gradient, (classes)
 */
@SuppressWarnings({"ArrayRecordComponent", "try"}) // arrays are read alone; the scope just closes
record Autograd(double loss, double[][] weights, double[] biases) {

  /**
   * The gradients at these weights.
   *
   * @param x (batch, features), perhaps filled up
   * @param labels one a photo
   * @param w (features)(classes)
   * @param b (classes)
   */
  static Autograd of(float[][] x, int[] labels, double[][] w, double[] b, double l2) {
    double[][] targets = new double[labels.length][b.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i][labels[i]] = 1;
    }
    return of(x, labels, w, b, l2, targets);
  }

  /**
   * The same with the gradients of a loss on other targets: -Σ target · log(probability) / photos.
   *
   * @param targets (photos)(classes), weighed
   */
  static Autograd of(
      float[][] x, int[] labels, double[][] w, double[] b, double l2, double[][] targets) {
    int features = w.length;
    int classes = b.length;
    double[] photos = new double[labels.length * features];
    for (int i = 0; i < labels.length; i++) {
      for (int f = 0; f < features; f++) {
        photos[i * features + f] = x[i][f];
      }
    }
    double[] flat = Arrays.stream(w).flatMapToDouble(Arrays::stream).toArray();
    long[] wanted = Arrays.stream(labels).asLongStream().toArray();
    try (PointerScope scope = new PointerScope()) {
      Tensor input = Tensor.create(photos, labels.length, features);
      Tensor weights = Tensor.create(flat, features, classes);
      Tensor biases = Tensor.create(b, classes);
      weights.requires_grad_(true);
      biases.requires_grad_(true);
      Tensor logits = input.matmul(weights).add(biases);
      Tensor loss = cross_entropy_loss(logits, Tensor.create(wanted, labels.length));
      Tensor wantedShares =
          Tensor.create(
              Arrays.stream(targets).flatMapToDouble(Arrays::stream).toArray(),
              labels.length,
              classes);
      Tensor onTargets =
          log_softmax(logits, 1).mul(wantedShares).sum().mul(new Scalar(-1.0 / labels.length));
      onTargets.add(weights.square().sum().mul(new Scalar(l2))).backward();
      return new Autograd(
          loss.item_double(),
          rows(numbers(weights.grad(), features * classes), classes),
          numbers(biases.grad(), classes));
    }
  }

  private static double[] numbers(Tensor tensor, int count) {
    double[] numbers = new double[count];
    tensor.contiguous().data_ptr_double().get(numbers);
    return numbers;
  }

  private static double[][] rows(double[] flat, int columns) {
    double[][] rows = new double[flat.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
    }
    return rows;
  }
}
