package graft.train.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A graph of one input and one output, a float32 matrix, in ONNX Runtime on one thread. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  private final OrtSession session;
  private final String input;

  private OnnxSession(Source source) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      this.session = source.open(environment, options);
    }
    this.input = session.getInputNames().iterator().next();
  }

  private interface Source {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  static OnnxSession of(Path file) throws OrtException {
    return new OnnxSession((e, options) -> e.createSession(file.toString(), options));
  }

  static OnnxSession of(ByteBuffer onnx) throws OrtException {
    return new OnnxSession((e, options) -> e.createSession(onnx, options));
  }

  /** The rows that come out for bytes of this shape. */
  float[][] run(byte[] bytes, long... shape) throws OrtException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    try (OnnxTensor tensor =
        OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8)) {
      return run(tensor);
    }
  }

  /** The rows that come out for floats of this shape. */
  float[][] run(FloatBuffer floats, long... shape) throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, floats, shape)) {
      return run(tensor);
    }
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  private float[][] run(OnnxTensor tensor) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(input, tensor))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
