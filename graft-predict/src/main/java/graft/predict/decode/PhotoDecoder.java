package graft.predict.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import graft.predict.pixels.Pixels;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads photos. All methods may be called from several threads; native memory is freed before they
 * return. The first call loads OpenCV, which takes a moment.
 */
public final class PhotoDecoder {
  /** What makes of every JPEG and BMP plain RGB; the others may have alpha or 16 bits. */
  private static final int RGB = IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION;

  private PhotoDecoder() {}

  /** Loads OpenCV now and not with the first photo. */
  public static void load() {
    Loader.load(opencv_imgcodecs.class);
  }

  /**
   * The photo in these bytes.
   *
   * @param file a whole file; not kept
   * @throws UnreadablePhotoException if it is no photo, a broken one, or larger than 150 megapixels
   */
  public static DecodedPhoto decode(byte[] file) {
    return inspect(file).decode();
  }

  /**
   * The photo in these bytes, not yet decoded: for those who must know first how much memory that
   * takes.
   *
   * @param file a whole file, kept until it is decoded
   * @throws UnreadablePhotoException if it is no photo, cut off, or larger than 150 megapixels
   */
  public static EncodedPhoto inspect(byte[] file) {
    Format format =
        Format.of(file).orElseThrow(() -> new UnreadablePhotoException(ForeignFile.describe(file)));
    return new EncodedPhoto(file, format, format.header(file));
  }

  static Pixels decode(byte[] file, Format format, Header header) {
    Bytes bytes = new Bytes(file, format.name());
    if (format == Format.PNM) {
      return PnmFile.pixels(bytes);
    }
    if (format == Format.TIFF && TiffFile.isPlain(bytes)) {
      return Orientation.upright(TiffFile.pixels(bytes), header.orientation());
    }
    return byOpenCv(file, format, header);
  }

  private static Pixels byOpenCv(byte[] file, Format format, Header header) {
    boolean converted =
        format == Format.JPEG || (format == Format.BMP && header.alpha().equals(Alpha.NONE));
    byte[] picked =
        switch (format) {
          case PNG -> PngFile.pictureOnly(new Bytes(file, "PNG"));
          case TIFF -> TiffFile.photoFirst(file);
          default -> file;
        };
    try (BytePointer bytes = new BytePointer(picked);
        Mat coded = new Mat(1, picked.length, CV_8UC1, bytes);
        Mat picture = imdecode(coded, converted ? RGB : IMREAD_UNCHANGED)) {
      if (picture.empty()) {
        throw new UnreadablePhotoException(undecodable(format));
      }
      Pixels stored =
          converted
              ? copied(picture, rgb -> widened(file, format, rgb))
              : read(picture, header.alpha());
      // OpenCV turns TIFF upright by itself, whatever it is told.
      return format == Format.TIFF ? stored : Orientation.upright(stored, header.orientation());
    } catch (UnreadablePhotoException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadablePhotoException(undecodable(format), e);
    }
  }

  private static String undecodable(Format format) {
    return "The %s file cannot be decoded, it is damaged or of a rare kind: copy or download it again, or save it anew as PNG or JPEG."
        .formatted(format.name());
  }

  /** A picture that is RGB already. */
  private static Pixels copied(Mat picture, Consumer<byte[]> then) {
    return Pixels.filled(
        picture.cols(),
        picture.rows(),
        rgb -> {
          MatReader.values(picture).get(rgb);
          then.accept(rgb);
        });
  }

  private static void widened(byte[] file, Format format, byte[] rgb) {
    if (format == Format.BMP) {
      BmpFile.widen(new Bytes(file, "BMP"), rgb);
    }
  }

  private static Pixels read(Mat picture, Alpha alpha) {
    return Pixels.filled(
        picture.cols(), picture.rows(), rgb -> MatReader.copy(picture, alpha, rgb));
  }
}
