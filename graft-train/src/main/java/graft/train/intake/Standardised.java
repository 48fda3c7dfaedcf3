package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import graft.core.error.UserError;
import graft.train.intake.StandardInput.Standard;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's graph with the input that all backbones have, cut down to one output.
 *
 * @param draft the graph
 * @param picture what its input was
 * @param output the tensor that it makes
 */
record Standardised(Draft draft, ImageInput picture, String output) {

  static Standardised of(OnnxFile file, Optional<String> feature) {
    ModelProto model = OpsetUpgrade.upgraded(file.model(), file.opset());
    GraphProto graph = model.getGraph();
    ImageInput picture = ImageInput.of(file.path(), graph);
    Wiring wiring = Wiring.of(graph, picture.name());
    String output = feature.orElseGet(() -> output(file, graph, wiring));
    if (!wiring.isLive(output)) {
      throw new UserError(
          "%s must make the features of the picture, but has no such tensor \"%s\"; its outputs are %s (--feature)"
              .formatted(file.path(), output, names(graph.getOutputList())));
    }
    GraphProto part = wiring.pruned(List.of(output));
    List<String> inputs = names(part.getInputList());
    if (!inputs.equals(List.of(picture.name()))) {
      throw new UserError(
          "%s must make \"%s\" of the picture alone, but needs %s for it. Export the part alone that looks at the picture, or name its output (--feature)"
              .formatted(file.path(), output, inputs));
    }
    Standard standard = StandardInput.of(part, picture);
    Draft draft = new Draft(file.path(), model, standard.input()).with(standard.graph());
    return new Standardised(draft, picture, output);
  }

  private static String output(OnnxFile file, GraphProto graph, Wiring wiring) {
    List<String> live = names(graph.getOutputList()).stream().filter(wiring::isLive).toList();
    if (live.isEmpty()) {
      throw new UserError(
          "%s must make something of the picture, but none of its outputs does: %s"
              .formatted(file.path(), names(graph.getOutputList())));
    }
    return FeatureTensor.output(live);
  }

  private static List<String> names(List<ValueInfoProto> values) {
    return values.stream().map(ValueInfoProto::getName).toList();
  }
}
