package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.group_norm;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.repeat_interleave;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** Operators that normalise. */
final class Norms {
  private static final float EPSILON = 1e-5f;

  private Norms() {}

  /** As at inference: by the means and variances of the file, which are not trained. */
  static Tensor batch(Call call) {
    call.require(call.integer("training_mode", 0) == 0, "training_mode=1");
    return batch_norm(
        call.tensor(0),
        call.optional(1),
        call.optional(2),
        call.optional(3),
        call.optional(4),
        false, // not training
        0, // so no statistics are moved
        call.number("epsilon", EPSILON),
        false);
  }

  static Tensor layer(Call call) {
    Tensor in = call.tensor(0);
    int axis = call.axis("axis", -1, in.dim());
    long[] shape = new long[Math.toIntExact(in.dim()) - axis];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = in.size(axis + d);
    }
    TensorOptional bias =
        call.has(2) ? new TensorOptional(call.tensor(2).expand(shape)) : new TensorOptional();
    return layer_norm(
        in,
        shape,
        new TensorOptional(call.tensor(1).expand(shape)),
        bias,
        call.number("epsilon", EPSILON),
        false);
  }

  static Tensor instance(Call call) {
    Tensor in = call.tensor(0);
    return group_norm(
        in, in.size(1), call.optional(1), call.optional(2), call.number("epsilon", EPSILON), false);
  }

  /** Scale and bias are a number a group until opset 20, a number a channel since. */
  static Tensor group(Call call) {
    Tensor in = call.tensor(0);
    return group_norm(
        in,
        call.integer("num_groups", 1),
        new TensorOptional(perChannel(call.tensor(1), in.size(1))),
        new TensorOptional(perChannel(call.tensor(2), in.size(1))),
        call.number("epsilon", EPSILON),
        false);
  }

  private static Tensor perChannel(Tensor numbers, long channels) {
    return numbers.numel() == channels
        ? numbers
        : repeat_interleave(numbers, channels / numbers.numel());
  }
}
