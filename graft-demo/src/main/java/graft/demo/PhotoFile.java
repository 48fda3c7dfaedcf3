package graft.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns pixels into the bytes of a file. */
final class PhotoFile {
  private static final int START_OF_IMAGE_BYTES = 2;

  private PhotoFile() {}

  /**
   * The bytes of a JPEG file; an orientation that is not upright lays the pixels and adds the tag.
   *
   * @param quality 0 to 1
   */
  static byte[] jpeg(BufferedImage upright, float quality, Orientation orientation) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality);
    byte[] plain = written(orientation.laid(upright), writer, settings);
    return orientation == Orientation.UPRIGHT
        ? plain
        : withSegment(plain, orientation.exifSegment());
  }

  static byte[] png(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    return written(image, writer, writer.getDefaultWriteParam());
  }

  private static byte[] written(BufferedImage image, ImageWriter writer, ImageWriteParam settings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the image could not be encoded in memory: " + e, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] withSegment(byte[] jpeg, byte[] segment) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(jpeg.length + segment.length);
    joined.write(jpeg, 0, START_OF_IMAGE_BYTES);
    joined.writeBytes(segment);
    joined.write(jpeg, START_OF_IMAGE_BYTES, jpeg.length - START_OF_IMAGE_BYTES);
    return joined.toByteArray();
  }
}
