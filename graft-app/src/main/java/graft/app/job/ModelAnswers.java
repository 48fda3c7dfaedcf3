package graft.app.job;

import graft.core.error.UserError;
import graft.core.photos.Photo;
import graft.predict.Prediction;
import graft.predict.Prediction.Score;
import graft.predict.Predictor;
import graft.predict.decode.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model file says of photos.
 *
 * @param model the file
 * @param folder of the photos
 * @param threads workers, 1 or more
 */
record ModelAnswers(Path model, Path folder, int threads) implements TestLook.Answers {

  @Override
  public double[][] probabilities(List<Photo> photos) {
    List<double[]> rows = new ArrayList<>();
    try (Predictor predictor = Predictor.open(model)) {
      InOrder.map(photos, threads, photo -> row(predictor, photo), rows::add);
    }
    return rows.toArray(double[][]::new);
  }

  private double[] row(Predictor predictor, Photo photo) {
    try {
      return inOrder(predictor.predict(folder.resolve(photo.path())), predictor.model().labels());
    } catch (IOException | UnreadablePhotoException e) {
      throw new UserError(
          "%s could be read when the run began, and now it cannot: %s. Put it back, or begin anew (--fresh)"
              .formatted(folder.resolve(photo.path()), e.getMessage()),
          e);
    }
  }

  private static double[] inOrder(Prediction prediction, List<String> labels) {
    double[] row = new double[labels.size()];
    for (Score score : prediction.scores()) {
      row[labels.indexOf(score.label())] = score.probability();
    }
    return row;
  }
}
