package graft.vision.pass;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A graph that is tried out: any of its tensors, on input of any shape. Not for whole folders. */
public final class GraphProbe implements AutoCloseable {
  private final OrtSession session;
  private final String input;

  private GraphProbe(OrtSession session, String input) {
    this.session = session;
    this.input = input;
  }

  /**
   * A graph with this input, float32.
   *
   * @throws GraphException if ONNX Runtime cannot load it
   */
  public static GraphProbe open(ByteBuffer onnx, String input) throws GraphException {
    try (SessionOptions options = Sessions.options()) {
      return new GraphProbe(BackboneRunner.load().createSession(onnx.duplicate(), options), input);
    } catch (OrtException e) {
      throw new GraphException(e);
    }
  }

  /**
   * The same graph as ONNX Runtime's basic optimisation leaves it: constants folded, batch norms in
   * the convolutions before them, nothing that does nothing. Operators are still those of ONNX; a
   * product with a sum stays two, since as one it would hold the number of photos.
   *
   * @return an ONNX file
   * @throws GraphException if ONNX Runtime cannot load it
   */
  public static byte[] simplified(ByteBuffer onnx) throws GraphException {
    OrtEnvironment environment = BackboneRunner.load();
    try {
      Path file = Files.createTempFile("graft-simplified-", ".onnx");
      try (SessionOptions options = Sessions.options()) {
        options.setOptimizationLevel(OptLevel.BASIC_OPT);
        options.setOptimizedModelFilePath(file.toString());
        options.addConfigEntry("optimization.disable_specified_optimizers", "MatMulAddFusion");
        environment.createSession(onnx.duplicate(), options).close();
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (OrtException | IOException e) {
      throw new GraphException(e);
    }
  }

  /**
   * What came out.
   *
   * @param shape of the tensor
   * @param values float32, the last dimension fastest; empty for a tensor of another type
   */
  @SuppressWarnings("ArrayRecordComponent") // looked at once
  public record Tensor(List<Long> shape, float[] values) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  /**
   * The graph's outputs, by name.
   *
   * @param values of the input, the last dimension fastest
   * @param shape of the input
   * @throws GraphException if it cannot be run on such an input
   */
  public Map<String, Tensor> run(float[] values, long... shape) throws GraphException {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(BackboneRunner.load(), FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      Map<String, Tensor> made = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor one) {
          made.put(output.getKey(), tensor(one));
        }
      }
      return made;
    } catch (OrtException e) {
      throw new GraphException(e);
    }
  }

  private static Tensor tensor(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer(); // null where the type is another
    float[] values = new float[buffer == null ? 0 : buffer.remaining()];
    if (buffer != null) {
      buffer.get(values);
    }
    return new Tensor(LongStream.of(tensor.getInfo().getShape()).boxed().toList(), values);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The graph's session cannot be closed", e);
    }
  }
}
