package graft.app.job;

import graft.app.report.Mistake;
import graft.core.metrics.Softmax;
import graft.core.photos.Catalog;
import graft.core.photos.Photo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The photos that a model is most sure and most wrong about, with thumbnails. */
record SurestMistakes(Catalog catalog, boolean pictures) {
  private static final int SHOWN = 12;

  List<Mistake> of(List<Photo> photos, List<double[]> probabilities) {
    return IntStream.range(0, photos.size())
        .filter(i -> Softmax.argmax(probabilities.get(i)) != photos.get(i).label())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> -probabilities.get(i)[Softmax.argmax(probabilities.get(i))]))
        .limit(SHOWN)
        .map(i -> mistake(photos.get(i), probabilities.get(i)))
        .toList();
  }

  private Mistake mistake(Photo photo, double[] probabilities) {
    int predicted = Softmax.argmax(probabilities);
    return new Mistake(
        photo.path(),
        catalog.classes().get(photo.label()),
        catalog.classes().get(predicted),
        probabilities[predicted],
        pictures ? Thumbnail.of(catalog.folder().resolve(photo.path())).orElse(null) : null);
  }
}
