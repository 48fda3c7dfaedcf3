package graft.train.torch;

import graft.core.device.Device;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/*
 * Numbers lie where they are used. With the weights lie the pictures, every other constant of more
 * than one float, and what is made of them. Whole numbers and single floats stay on the processor:
 * they are shapes, places and bounds, which are read to run the next node, and to read a number of
 * a card means to wait until the card has done all that it was told before.
 *
 * A node that has an input on the card is run there, and its other inputs are brought to it (Call).
 */
/**
 * Where tensors lie: in the processor's memory, or in that of a card.
 *
 * @param apart whether weights lie elsewhere than on the processor
 * @param there makes a copy of a tensor there
 */
record Placement(boolean apart, UnaryOperator<Tensor> there) {

  static Placement of(Device device) {
    return switch (device) {
      case CPU -> new Placement(false, tensor -> tensor);
      case CUDA -> new Placement(true, Tensor::cuda);
    };
  }

  /** The same numbers where the weights lie: the tensor itself, where it lies there. */
  Tensor bring(Tensor tensor) {
    return apart && tensor.is_cpu() ? there.apply(tensor) : tensor;
  }

  /** The same numbers where those lie that stay from step to step. */
  Tensor settle(Tensor tensor) {
    return tensor.is_floating_point() && tensor.numel() > 1 ? bring(tensor) : tensor;
  }
}
