package graft.app.job;

import graft.app.report.Picture;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Small pictures of photos for a report. */
final class Thumbnail {
  private static final int SIDE = 240; // pixels, the longer side

  private Thumbnail() {}

  /** The photo in this file; empty where it cannot be read, or no longer. */
  static Optional<Picture> of(Path file) {
    try {
      Pixels pixels = PhotoDecoder.decode(Files.readAllBytes(file)).pixels();
      double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
      Pixels small =
          TriangleResize.resize(
              pixels,
              Math.max(1, (int) Math.round(pixels.width() * scale)),
              Math.max(1, (int) Math.round(pixels.height() * scale)));
      return Optional.of(Picture.ofJpeg(jpeg(small)));
    } catch (IOException | UnreadablePhotoException e) {
      return Optional.empty();
    }
  }

  private static byte[] jpeg(Pixels pixels) throws IOException {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        image.setRGB(x, y, pixels.rgb(x, y));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }
}
