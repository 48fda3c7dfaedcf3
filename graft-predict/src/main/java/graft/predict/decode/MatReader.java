package graft.predict.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.opencv_core.Mat;

/** Copies a native picture of any channel count and 8 or 16 bits into 8-bit RGB. */
final class MatReader {
  private final Alpha alpha;
  private final int channels;
  private final int step; // bytes a value
  private final int upper; // the place of a value's upper byte

  private MatReader(int channels, int step, Alpha alpha) {
    this.channels = channels;
    this.step = step;
    this.upper = step == 2 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 0;
    this.alpha = alpha;
  }

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
  static void copy(Mat picture, Alpha alpha, byte[] rgb) {
    int depth = picture.depth();
    if (depth != CV_8U && depth != CV_16U) {
      throw new UnreadablePhotoException(
          "Its values are neither 8 nor 16 bits wide: save it as an 8-bit PNG or JPEG.");
    }
    MatReader reader = new MatReader(picture.channels(), depth == CV_8U ? 1 : 2, alpha);
    byte[] row = new byte[picture.cols() * reader.pixel()];
    ByteBuffer all = values(picture);
    for (int y = 0; y < picture.rows(); y++) {
      all.get(row);
      if (alpha.key() >= 0 && reader.channels == 1) {
        reader.clearKey(row);
      }
      reader.copyRow(row, rgb, y * picture.cols() * 3);
    }
  }

  private int pixel() {
    return channels * step;
  }

  private void copyRow(byte[] row, byte[] rgb, int to) {
    boolean colour = channels >= 3;
    boolean covered = channels == 2 || channels == 4;
    int out = to;
    for (int at = upper; at < row.length; at += pixel()) {
      byte blue = row[at];
      byte green = colour ? row[at + step] : blue;
      byte red = colour ? row[at + 2 * step] : blue;
      int cover = covered ? row[at + pixel() - step] & 0xff : 255;
      rgb[out++] = alpha.overWhite(red, cover);
      rgb[out++] = alpha.overWhite(green, cover);
      rgb[out++] = alpha.overWhite(blue, cover);
    }
  }

  /** Makes a grey row white where it has the key's value. */
  private void clearKey(byte[] row) {
    for (int at = 0; at < row.length; at += step) {
      int high = row[at + upper] & 0xff;
      int value = step == 1 ? high : high << 8 | (row[at + 1 - upper] & 0xff);
      if (value == alpha.key()) {
        row[at + upper] = -1;
      }
    }
  }
}
