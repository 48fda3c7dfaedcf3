package graft.vision.pass;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The frozen backbone in ONNX Runtime. One session serves any number of threads; a call runs on its
 * caller's thread alone.
 */
final class BackboneRunner implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final BackboneCard card;

  BackboneRunner(Backbone backbone) {
    this.card = backbone.card();
    this.environment = load();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(backbone.onnx(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot load the backbone " + card.name() + ": " + e.getMessage(), e);
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
   * The features of a photo.
   *
   * @param pixels normalised, (1, 3, size, size), direct
   */
  float[] features(FloatBuffer pixels, int size) {
    long[] shape = {1, 3, size, size};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels, shape);
        OrtSession.Result result = session.run(Map.of(card.tensors().input(), input))) {
      float[] features = new float[card.features()];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(features);
      return features;
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The backbone %s failed on a photo: %s".formatted(card.name(), e.getMessage()), e);
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
