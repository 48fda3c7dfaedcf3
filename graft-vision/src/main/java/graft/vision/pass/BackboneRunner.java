package graft.vision.pass;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A frozen part in ONNX Runtime, on the processor. One session serves any number of threads; a call
 * runs on its caller's thread alone.
 */
final class BackboneRunner implements PartRunner {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String name;
  private final String input;

  BackboneRunner(FrozenPart part) {
    this.name = part.name();
    this.input = part.input();
    this.environment = load();
    try (SessionOptions options = Sessions.options()) {
      this.session = environment.createSession(part.onnx().duplicate(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot load the backbone %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** ONNX Runtime, loaded by the first call. */
  static OrtEnvironment load() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  /*
   * One photo a run: the layers' results of one stay in the processor's cache. 13 % faster than
   * batches of 16 or 32 where that was measured (docs/decisions/0011).
   */
  @Override
  public float[] features(FloatBuffer pixels, int size) {
    long[] shape = {1, 3, size, size};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, pixels, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer made = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] features = new float[made.remaining()];
      made.get(features);
      return features;
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The backbone %s failed on a photo: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The backbone's session cannot be closed", e);
    }
  }
}
