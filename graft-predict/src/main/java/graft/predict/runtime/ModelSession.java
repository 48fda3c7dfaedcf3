package graft.predict.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import graft.predict.pixels.Pixels;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model file in ONNX Runtime: pixels in, probabilities out. Thread-safe: closing waits for the
 * calls that run, because ONNX Runtime would free what they read and end the process.
 */
public final class ModelSession implements AutoCloseable {
  private static final String INPUT = "image";
  private static final String OUTPUT = "probabilities";

  private final OrtEnvironment environment;
  private final OrtSession session;

  /** Shared by calls, alone for closing. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  private ModelSession(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads the file.
   *
   * @param threads native threads a call
   * @throws IllegalArgumentException if ONNX Runtime cannot load it; the message is its own
   */
  public static ModelSession open(Path model, int threads) {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return new ModelSession(environment, environment.createSession(model.toString(), options));
    } catch (OrtException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Whether inputs and outputs are those of a Graft model. */
  public boolean isClassifier() {
    return session.getInputNames().contains(INPUT) && session.getOutputNames().contains(OUTPUT);
  }

  /** The file's metadata, by key. */
  public Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw new IllegalStateException("The model's metadata cannot be read", e);
    }
  }

  /** How many classes it tells apart; 0 if the file leaves that open. */
  public int classes() {
    try {
      NodeInfo output = session.getOutputInfo().get(OUTPUT);
      long[] shape =
          output != null && output.getInfo() instanceof TensorInfo info
              ? info.getShape()
              : new long[0];
      return shape.length == 2 ? (int) Math.max(shape[1], 0) : 0;
    } catch (OrtException e) {
      throw new IllegalStateException("The model's output cannot be read", e);
    }
  }

  /**
   * The probability of each class.
   *
   * @throws IllegalStateException if it is closed
   */
  public float[] probabilities(Pixels pixels) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The model is closed; open it again to use it");
      }
      return run(pixels);
    } finally {
      use.readLock().unlock();
    }
  }

  private float[] run(Pixels pixels) {
    ByteBuffer image = ByteBuffer.allocateDirect(pixels.byteCount());
    pixels.copyTo(image);
    image.flip();
    long[] shape = {1, pixels.height(), pixels.width(), Pixels.CHANNELS};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, image, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(INPUT, input))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] probabilities = new float[values.remaining()];
      values.get(probabilities);
      return probabilities;
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The model failed on a picture of " + pixels + ": " + e.getMessage(), e);
    }
  }

  /** Waits for the calls that run; those that follow are refused. Closing again does nothing. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("The model's session cannot be closed", e);
    } finally {
      use.writeLock().unlock();
    }
  }
}
