package graft.train.torch;

import org.bytedeco.pytorch.Tensor;

/** What one output of an ONNX operator is in PyTorch. */
@FunctionalInterface
interface Operator {
  Tensor run(Call call);
}
