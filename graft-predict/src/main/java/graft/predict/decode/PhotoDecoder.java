package graft.predict.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import graft.predict.pixels.Pixels;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads photos. All methods may be called from several threads; native memory is freed before they
 * return. The first call loads OpenCV, which takes a moment.
 */
public final class PhotoDecoder {
  private PhotoDecoder() {}

  /**
   * The photo in these bytes.
   *
   * @param file a whole file; not kept
   * @throws UnreadablePhotoException if it is no photo, a broken one, or larger than 150 megapixels
   */
  public static DecodedPhoto decode(byte[] file) {
    Format format =
        Format.of(file).orElseThrow(() -> new UnreadablePhotoException(ForeignFile.describe(file)));
    Header header = format.header(file);
    // OpenCV turns TIFF upright by itself, whatever it is told.
    int turn = format == Format.TIFF ? 1 : header.orientation();
    Pixels pixels = pixels(file, format, turn);
    return new DecodedPhoto(pixels, format.name(), header.orientation());
  }

  private static Pixels pixels(byte[] file, Format format, int orientation) {
    try (BytePointer bytes = new BytePointer(file);
        Mat coded = new Mat(1, file.length, CV_8UC1, bytes);
        Mat picture = imdecode(coded, flags(format))) {
      if (picture.empty()) {
        throw UnreadablePhotoException.damaged(format.name(), "its picture cannot be decoded");
      }
      return upright(picture, format, orientation);
    } catch (UnreadablePhotoException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadablePhotoException(
          "The %s file is damaged (its picture cannot be decoded): copy or download it again."
              .formatted(format.name()),
          e);
    }
  }

  /** JPEG and BMP come as RGB; the others may have alpha or 16 bits and come as they are. */
  private static int flags(Format format) {
    return format == Format.JPEG || format == Format.BMP
        ? IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION
        : IMREAD_UNCHANGED;
  }

  private static Pixels upright(Mat picture, Format format, int orientation) {
    int width = picture.cols();
    int height = picture.rows();
    Pixels stored =
        Pixels.filled(
            width,
            height,
            rgb -> {
              if (format == Format.JPEG || format == Format.BMP) {
                MatReader.values(picture).get(rgb);
              } else {
                MatReader.copy(picture, rgb);
              }
            });
    return orientation == 1 ? stored : Orientation.upright(stored, orientation);
  }
}
