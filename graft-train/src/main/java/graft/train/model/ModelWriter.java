package graft.train.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedOutputStream;
import graft.core.file.AtomicFile;
import graft.core.head.Head;
import graft.vision.backbone.Backbone;
import graft.vision.pass.TestViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes a classifier as one ONNX file.
 *
 * <p>Input {@code image}: uint8 (n, height, width, 3), red, green, blue, of any height and width.
 * Output {@code probabilities}: float32 (n, classes), rows sum to 1. Between the two lie the resize
 * to the facts' image size, the backbone, the head and the temperature; where a frozen branch
 * answers too, the backbone's last blocks, head and temperature are there twice.
 */
public final class ModelWriter {
  static final String INPUT = "image";
  static final String OUTPUT = "probabilities";
  static final int OPSET = 18;

  /** The newest that ONNX Runtime 1.23 knows. What is written here is the same in all of them. */
  static final int NEWEST_OPSET = 23;

  /** The oldest that knows opset 18, so that old runtimes read the file. */
  private static final int IR_VERSION = 8;

  private static final int BUFFER_BYTES = 1 << 16;

  private ModelWriter() {}

  /**
   * Writes the file, or leaves what was there as it was: also when the process is killed, the file
   * is a whole model or the one before.
   *
   * @param file where to; its folder exists
   * @param parts what it computes its answer with
   * @throws IllegalArgumentException if parts and facts do not fit together
   * @throws graft.core.error.UserError if the backbone cannot look at pictures of this size
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path file, ModelParts parts, ModelFacts facts) {
    check(parts.backbone(), parts.head(), facts);
    parts.frozen().ifPresent(frozen -> check(frozen.backbone(), frozen.head(), facts));
    ModelProto model = model(parts, facts);
    try {
      AtomicFile.write(file, channel -> stream(model, channel));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Could not write the model to %s: %s".formatted(file.toAbsolutePath(), e), e);
    }
  }

  private static void stream(ModelProto model, FileChannel channel) throws IOException {
    CodedOutputStream out =
        CodedOutputStream.newInstance(Channels.newOutputStream(channel), BUFFER_BYTES);
    model.writeTo(out);
    out.flush();
  }

  private static ModelProto model(ModelParts parts, ModelFacts facts) {
    Backbone backbone = parts.backbone();
    int classes = parts.head().classes();
    BackboneGraph body = BackboneGraph.of(backbone);
    GraphDraft graph = new GraphDraft();
    graph
        .proto()
        .addInput(value(INPUT, DataType.UINT8, name("n"), name("height"), name("width"), size(3)))
        .addOutput(value(OUTPUT, DataType.FLOAT, name("n"), size(classes)));
    TestViews views = facts.testViews();
    var pixels = new PixelGraph.Normalised(body.input(), backbone.card().normalisation());
    var square =
        new PixelGraph.Square(
            facts.fit(), facts.imageSize(), backbone.card().normalisation().grey());
    PixelGraph.add(graph, ViewsGraph.addBefore(graph, INPUT, square, views), pixels);
    body.add(graph);
    String answers = views == TestViews.NONE ? OUTPUT : ViewsGraph.ALL;
    var tempered = new HeadGraph.Tempered(parts.head(), (float) facts.temperature(), "graft/");
    String alone = parts.frozen().isEmpty() ? answers : FrozenGraph.TRAINED;
    HeadGraph.add(graph, body.output(), tempered, alone);
    parts.frozen().ifPresent(frozen -> FrozenGraph.add(graph, frozen, answers));
    if (views != TestViews.NONE) {
      ViewsGraph.addAfter(graph, 1 + views.beside().size(), classes, OUTPUT);
    }

    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("graft")
            .setProducerVersion(facts.version())
            .setGraph(graph.proto());
    body.addTo(model);
    Metadata.add(model, backbone.card(), facts);
    return model.build();
  }

  private static void check(Backbone backbone, Head head, ModelFacts facts) {
    backbone.card().requireSize(facts.imageSize());
    if (head.features() != backbone.card().features()) {
      throw new IllegalArgumentException(
          "The head must be on the %d features of %s, got one on %d"
              .formatted(backbone.card().features(), backbone, head.features()));
    }
    if (head.classes() != facts.labels().size()) {
      throw new IllegalArgumentException(
          "The head must have a class for each of the %d labels, got %d"
              .formatted(facts.labels().size(), head.classes()));
    }
  }

  private static ValueInfoProto value(String name, DataType type, Dimension... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (Dimension dimension : shape) {
      dimensions.addDim(dimension);
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static Dimension name(String name) {
    return Dimension.newBuilder().setDimParam(name).build();
  }

  private static Dimension size(long size) {
    return Dimension.newBuilder().setDimValue(size).build();
  }
}
