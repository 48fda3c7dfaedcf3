package graft.app.job;

import graft.app.file.WholeFile;
import graft.core.metrics.Softmax;
import graft.core.photos.Photo;
import graft.core.scratch.LazyList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** {@code predictions.csv}: every photo with an out-of-fold or test prediction, by path. */
record PredictionsFile(Ground ground, OutOfFold outOfFold, TestLook look) {
  private static final String HEADING = "path,part,label,predicted,probability";

  void write(Path file) throws IOException {
    Integer[] order =
        IntStream.range(0, outOfFold.rows().length + look.photos().size())
            .boxed()
            .sorted(Comparator.comparing(place -> CsvLine.field(photo(place).path()) + ','))
            .toArray(Integer[]::new);
    WholeFile.write(
        file, new LazyList<>(1 + order.length, at -> at == 0 ? HEADING : line(order[at - 1])));
  }

  /**
   * By its place among those with an answer out of fold, and those of the test part behind them.
   */
  private Photo photo(int place) {
    int unseen = outOfFold.rows().length;
    return place < unseen
        ? ground.split().photos().get(outOfFold.rows()[place])
        : look.photos().get(place - unseen);
  }

  private String line(int place) {
    int unseen = outOfFold.rows().length;
    return place < unseen
        ? line(
            photo(place),
            SplitRows.part(ground.split(), outOfFold.rows()[place]),
            outOfFold.probabilities().get(place))
        : line(photo(place), "test", look.probabilities()[place - unseen]);
  }

  private String line(Photo photo, String part, double[] probabilities) {
    List<String> classes = ground.catalog().classes();
    int predicted = Softmax.argmax(probabilities);
    return String.join(
        ",",
        CsvLine.field(photo.path()),
        part,
        CsvLine.field(classes.get(photo.label())),
        CsvLine.field(classes.get(predicted)),
        String.format(Locale.ROOT, "%.6f", probabilities[predicted]));
  }
}
