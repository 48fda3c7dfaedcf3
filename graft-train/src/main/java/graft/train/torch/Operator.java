package graft.train.torch;

import org.bytedeco.pytorch.Tensor;

/** What an ONNX operator with one output is in PyTorch. */
@FunctionalInterface
interface Operator {
  Tensor run(Call call);
}
