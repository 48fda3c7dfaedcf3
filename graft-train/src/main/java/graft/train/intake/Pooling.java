package graft.train.intake;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Averages over the picture, and what they are averages of. */
final class Pooling {
  private static final Set<String> PASSED =
      Set.of(
          "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Dropout", "Cast", "Transpose");

  private Pooling() {}

  /** Whether a node averages over height and width. */
  static boolean averages(NodeProto node, Wiring wiring) {
    return switch (node.getOpType()) {
      case "GlobalAveragePool" -> true;
      case "ReduceMean" ->
          node.getInputCount() > 1
              && wiring
                  .weights(node.getInput(1))
                  .filter(a -> Values.longs(a).length > 1)
                  .isPresent();
      default -> false;
    };
  }

  /** Whether a tensor is an average, give or take its shape. */
  static boolean isPooled(String tensor, Wiring wiring) {
    return average(tensor, wiring).isPresent();
  }

  /** Whether a tensor is an average of what cannot be below 0. */
  static boolean isAverageOfPositives(String tensor, Wiring wiring) {
    return average(tensor, wiring).filter(map -> isPositive(map, wiring)).isPresent();
  }

  /** Whether a tensor cannot be below 0. */
  static boolean isPositive(String tensor, Wiring wiring) {
    Optional<NodeProto> maker = behind(tensor, wiring);
    return maker.isPresent()
        && switch (maker.get().getOpType()) {
          case "Relu", "Sigmoid", "Abs", "HardSigmoid", "Softplus" -> true;
          case "Clip", "Max" -> isFromZero(maker.get(), wiring);
          case "MaxPool" -> isPositive(maker.get().getInput(0), wiring);
          default -> false;
        };
  }

  /** A maximum is what ONNX Runtime makes of a Relu that it has no kernel for. */
  private static boolean isFromZero(NodeProto clip, Wiring wiring) {
    return clip.getInputCount() > 1
        && wiring
            .weights(clip.getInput(1))
            .filter(low -> low.getDataType() == DataType.FLOAT.getNumber())
            .filter(low -> Values.first(low) >= 0)
            .isPresent();
  }

  /** What a tensor is the average of. */
  private static Optional<String> average(String tensor, Wiring wiring) {
    return behind(tensor, wiring)
        .filter(node -> averages(node, wiring))
        .map(node -> node.getInput(0));
  }

  /** Who made a tensor's numbers, whatever was done to its shape since. */
  private static Optional<NodeProto> behind(String tensor, Wiring wiring) {
    Optional<NodeProto> maker = wiring.maker(tensor);
    while (maker.isPresent() && PASSED.contains(maker.get().getOpType())) {
      List<String> live = wiring.liveInputs(maker.get());
      if (live.isEmpty()) {
        return Optional.empty();
      }
      maker = wiring.maker(live.getFirst());
    }
    return maker;
  }
}
