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
 * caller's thread alone. A photo's features do not depend on the batch it goes in with.
 */
final class BackboneRunner implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final BackboneCard card;

  BackboneRunner(Backbone backbone) {
    this.card = backbone.card();
    this.environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(backbone.onnx(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot load the backbone " + card.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The features of a batch, (n, features).
   *
   * @param pixels normalised, (n, 3, size, size), direct
   */
  float[][] features(FloatBuffer pixels, int n, int size) {
    long[] shape = {n, 3, size, size};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels, shape);
        OrtSession.Result result = session.run(Map.of(card.tensors().input(), input))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      FloatBuffer values = output.getFloatBuffer();
      float[][] features = new float[n][card.features()];
      for (float[] row : features) {
        values.get(row);
      }
      return features;
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The backbone %s failed on a batch of %d photos: %s"
              .formatted(card.name(), n, e.getMessage()),
          e);
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
