package graft.app.job;

import graft.app.report.Mistake;
import graft.app.report.Picture;
import graft.core.metrics.Softmax;
import graft.core.photos.Catalog;
import graft.core.photos.Photo;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The photos that a model is most sure and most wrong about, with thumbnails. */
record SurestMistakes(Catalog catalog, boolean pictures) {
  private static final int SHOWN = 12;
  private static final int SIDE = 240; // pixels, the longer side of a thumbnail

  List<Mistake> of(List<Photo> photos, double[][] probabilities) {
    return IntStream.range(0, photos.size())
        .filter(i -> Softmax.argmax(probabilities[i]) != photos.get(i).label())
        .boxed()
        .sorted(
            Comparator.comparingDouble(i -> -probabilities[i][Softmax.argmax(probabilities[i])]))
        .limit(SHOWN)
        .map(i -> mistake(photos.get(i), probabilities[i]))
        .toList();
  }

  private Mistake mistake(Photo photo, double[] probabilities) {
    int predicted = Softmax.argmax(probabilities);
    return new Mistake(
        photo.path(),
        catalog.classes().get(photo.label()),
        catalog.classes().get(predicted),
        probabilities[predicted],
        pictures ? thumbnail(photo) : null);
  }

  private @Nullable Picture thumbnail(Photo photo) {
    try {
      byte[] file = Files.readAllBytes(catalog.folder().resolve(photo.path()));
      Pixels pixels = PhotoDecoder.decode(file).pixels();
      double scale = Math.min(1, (double) SIDE / Math.max(pixels.width(), pixels.height()));
      Pixels small =
          TriangleResize.resize(
              pixels,
              Math.max(1, (int) Math.round(pixels.width() * scale)),
              Math.max(1, (int) Math.round(pixels.height() * scale)));
      return Picture.ofJpeg(jpeg(small));
    } catch (IOException | UnreadablePhotoException e) {
      return null; // gone since the pass: the report names it without a picture
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
