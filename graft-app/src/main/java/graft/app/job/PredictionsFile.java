package graft.app.job;

import graft.app.file.WholeFile;
import graft.core.metrics.Softmax;
import graft.core.photos.Photo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code predictions.csv}: every photo with an out-of-fold or test prediction, by path. */
record PredictionsFile(Ground ground, OutOfFold outOfFold, TestLook look) {

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    List<double[]> probabilities = outOfFold.probabilities();
    for (int i = 0; i < probabilities.size(); i++) {
      int row = outOfFold.rows()[i];
      Photo photo = ground.split().photos().get(row);
      lines.add(line(photo, SplitRows.part(ground.split(), row), probabilities.get(i)));
    }
    for (int i = 0; i < look.photos().size(); i++) {
      lines.add(line(look.photos().get(i), "test", look.probabilities()[i]));
    }
    lines.sort(null);
    lines.addFirst("path,part,label,predicted,probability");
    WholeFile.write(file, lines);
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
