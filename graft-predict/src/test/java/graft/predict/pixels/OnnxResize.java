package graft.predict.pixels;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/** ONNX Runtime's Resize: see tools/golden/resize. */
final class OnnxResize implements AutoCloseable {
  private final OrtEnvironment environment =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  private final OrtSession rows;
  private final OrtSession planes;

  OnnxResize() throws OrtException {
    this.rows = environment.createSession(resource("resize-rows.onnx"));
    this.planes = environment.createSession(resource("resize-planes.onnx"));
  }

  private static byte[] resource(String name) {
    try (InputStream in = OnnxResize.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Channels last, as in a Graft model. */
  Pixels rows(Pixels picture, int width, int height) throws OrtException {
    long[] shape = {1, picture.height(), picture.width(), 3};
    return Pixels.of(width, height, run(rows, bytes(picture), shape, width, height));
  }

  /** Channels first. */
  Pixels planes(Pixels picture, int width, int height) throws OrtException {
    byte[] planar = new byte[picture.byteCount()];
    byte[] packed = bytes(picture);
    int count = packed.length / 3;
    for (int i = 0; i < packed.length; i++) {
      planar[i % 3 * count + i / 3] = packed[i];
    }
    long[] shape = {1, 3, picture.height(), picture.width()};
    byte[] resized = run(planes, planar, shape, width, height);
    return Pixels.filled(
        width,
        height,
        rgb -> {
          for (int i = 0; i < rgb.length; i++) {
            rgb[i] = resized[i % 3 * width * height + i / 3];
          }
        });
  }

  private static byte[] bytes(Pixels picture) {
    byte[] bytes = new byte[picture.byteCount()];
    picture.copyTo(bytes, 0);
    return bytes;
  }

  private byte[] run(OrtSession session, byte[] photo, long[] shape, int width, int height)
      throws OrtException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(photo.length).put(photo).flip();
    LongBuffer sides = LongBuffer.wrap(new long[] {height, width});
    try (OnnxTensor pixels =
            OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8);
        OnnxTensor size = OnnxTensor.createTensor(environment, sides, new long[] {2});
        OrtSession.Result result =
            session.run(Map.<String, OnnxTensorLike>of("photo", pixels, "size", size))) {
      ByteBuffer resized = ((OnnxTensor) result.get(0)).getByteBuffer();
      byte[] bytes = new byte[resized.remaining()];
      resized.get(bytes);
      return bytes;
    }
  }

  @Override
  public void close() throws OrtException {
    rows.close();
    planes.close();
  }
}
