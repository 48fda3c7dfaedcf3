package graft.app.job;

import graft.app.report.Picture;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    return pixels(file).map(Thumbnail::small).map(Thumbnail::picture);
  }

  /** The photo in this file as it is; empty as above. */
  static Optional<Pixels> pixels(Path file) {
    try {
      return Optional.of(PhotoDecoder.decode(Files.readAllBytes(file)).pixels());
    } catch (IOException | UnreadablePhotoException e) {
      return Optional.empty();
    }
  }

  private static Pixels small(Pixels pixels) {
    double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
    return TriangleResize.resize(
        pixels,
        Math.max(1, (int) Math.round(pixels.width() * scale)),
        Math.max(1, (int) Math.round(pixels.height() * scale)));
  }

  /** The pixels as a report carries them. */
  static Picture picture(Pixels pixels) {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        image.setRGB(x, y, pixels.rgb(x, y));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return Picture.ofJpeg(out.toByteArray());
  }
}
