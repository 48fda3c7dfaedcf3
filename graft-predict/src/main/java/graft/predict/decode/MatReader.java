package graft.predict.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.opencv_core.Mat;

/** Copies a native picture of any channel count and 8 or 16 bits into 8-bit RGB. */
final class MatReader {
  private MatReader() {}

  /** A buffer over the native values; only good while the picture is open. */
  static ByteBuffer values(Mat picture) {
    long bytes = picture.total() * picture.elemSize();
    return picture.data().capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Copies grey, grey with alpha, BGR or BGRA into RGB. Of 16 bits the upper 8 are kept; alpha is
   * laid over white.
   *
   * @param rgb (height, width, 3), written
   */
  static void copy(Mat picture, byte[] rgb) {
    int depth = picture.depth();
    if (depth != CV_8U && depth != CV_16U) {
      throw new UnreadablePhotoException(
          "Its values are neither 8 nor 16 bits wide: save it as an 8-bit picture.");
    }
    int step = depth == CV_8U ? 1 : 2;
    boolean upperIsSecond = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    int upper = step == 2 && upperIsSecond ? 1 : 0;
    int channels = picture.channels();
    byte[] values = new byte[picture.cols() * channels * step];
    ByteBuffer all = values(picture);
    int width = picture.cols();
    for (int y = 0; y < picture.rows(); y++) {
      all.get(values);
      copyRow(values, new Layout(channels, step, upper), rgb, y * width * 3);
    }
  }

  /** How a pixel lies in the row: channels, bytes from one to the next, the byte that counts. */
  private record Layout(int channels, int step, int upper) {}

  private static void copyRow(byte[] row, Layout layout, byte[] rgb, int to) {
    int pixel = layout.channels * layout.step;
    boolean colour = layout.channels >= 3;
    boolean alpha = layout.channels == 2 || layout.channels == 4;
    int out = to;
    for (int at = layout.upper; at < row.length; at += pixel) {
      byte blue = row[at];
      byte green = colour ? row[at + layout.step] : blue;
      byte red = colour ? row[at + 2 * layout.step] : blue;
      int cover = alpha ? row[at + pixel - layout.step] & 0xff : 255;
      rgb[out++] = overWhite(red, cover);
      rgb[out++] = overWhite(green, cover);
      rgb[out++] = overWhite(blue, cover);
    }
  }

  private static byte overWhite(byte value, int cover) {
    return cover == 255
        ? value
        : (byte) (((value & 0xff) * cover + 255 * (255 - cover) + 127) / 255);
  }
}
