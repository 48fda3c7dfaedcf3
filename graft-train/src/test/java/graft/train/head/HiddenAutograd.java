package graft.train.head;

import static org.bytedeco.pytorch.global.torch.log_softmax;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * PyTorch's gradients of a head with a hidden ReLU layer, in double precision.
 *
 * @param gradients of the hidden layer's weights (features, units) and biases, of the output's
 *     weights (units, classes) and biases, each flat
 */
@SuppressWarnings({"ArrayRecordComponent", "try"}) // arrays are read alone; the scope just closes
record HiddenAutograd(double[][] gradients) {

  /**
   * The shapes of a head's numbers.
   *
   * @param features that come in
   * @param units of the hidden layer
   * @param classes that come out
   */
  record Shape(int features, int units, int classes) {
    int[][] sizes() {
      return new int[][] {{features, units}, {units}, {units, classes}, {classes}};
    }
  }

  /**
   * What a step is taken on.
   *
   * @param x (batch, features)
   * @param kept what dropout multiplies the hidden layer's outputs by, (batch, units)
   * @param targets (batch, classes), weighed
   */
  record Learned(double[][] x, double[][] kept, double[][] targets) {}

  /** The gradients of -Σ target · log(probability) / photos + l2 · Σw² at these numbers. */
  static HiddenAutograd of(Shape shape, double[][] parameters, Learned learned, double l2) {
    try (PointerScope scope = new PointerScope()) {
      Tensor[] leaves = new Tensor[parameters.length];
      for (int i = 0; i < leaves.length; i++) {
        long[] size = Arrays.stream(shape.sizes()[i]).asLongStream().toArray();
        leaves[i] = Tensor.create(parameters[i], size);
        leaves[i].requires_grad_(true);
      }
      Tensor hidden = tensor(learned.x).matmul(leaves[0]).add(leaves[1]).relu();
      Tensor logits = hidden.mul(tensor(learned.kept)).matmul(leaves[2]).add(leaves[3]);
      Tensor loss =
          log_softmax(logits, 1)
              .mul(tensor(learned.targets))
              .sum()
              .mul(new Scalar(-1.0 / learned.x.length));
      Tensor squares = leaves[0].square().sum().add(leaves[2].square().sum());
      loss.add(squares.mul(new Scalar(l2))).backward();
      return new HiddenAutograd(
          Arrays.stream(leaves).map(HiddenAutograd::gradient).toArray(double[][]::new));
    }
  }

  private static Tensor tensor(double[][] rows) {
    double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return Tensor.create(flat, rows.length, rows[0].length);
  }

  private static double[] gradient(Tensor leaf) {
    double[] numbers = new double[(int) leaf.numel()];
    leaf.grad().contiguous().data_ptr_double().get(numbers);
    return numbers;
  }
}
