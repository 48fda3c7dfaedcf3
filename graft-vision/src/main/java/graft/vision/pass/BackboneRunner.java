package graft.vision.pass;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import graft.core.device.Device;
import graft.vision.backbone.Backbone;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The frozen backbone, or its part below a cut, in ONNX Runtime. One session serves any number of
 * threads; on the processor a call runs on its caller's thread alone.
 */
final class BackboneRunner implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String name;
  private final String input;

  BackboneRunner(Backbone backbone, Device device) {
    this(
        new FrozenPart(backbone.card().name(), backbone.onnx(), backbone.card().tensors().input()),
        device);
  }

  BackboneRunner(FrozenPart part, Device device) {
    this.name = part.name();
    this.input = part.input();
    this.environment = load();
    try (SessionOptions options = Sessions.options(device)) {
      this.session = environment.createSession(part.onnx().duplicate(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot load the backbone %s (%s): %s"
              .formatted(name, device.word(), e.getMessage()),
          e);
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
  /**
   * The features of a photo, or its activations at the cut, the last dimension fastest.
   *
   * @param pixels normalised, (1, 3, size, size), direct
   */
  float[] features(FloatBuffer pixels, int size) {
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
