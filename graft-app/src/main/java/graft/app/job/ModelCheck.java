package graft.app.job;

import graft.core.photos.Photo;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/*
 * The backbones that come with Graft are held against their model files by tests. One that somebody
 * brought is held against its own on a few photos of the run.
 */
/** Whether a model file answers as the study has seen its classifier answer. */
record ModelCheck(Ground ground, TestLook.Answers study, int threads) {
  private static final int PHOTOS = 12;

  /** How far apart probabilities may lie. */
  private static final double CLOSE = 1e-3;

  /**
   * Looks at a few photos.
   *
   * @throws IllegalStateException if the file says something else
   */
  void run() {
    List<Photo> all = ground.split().photos();
    int step = Math.max(1, all.size() / PHOTOS);
    List<Photo> photos =
        IntStream.range(0, Math.min(PHOTOS, all.size())).mapToObj(i -> all.get(i * step)).toList();
    double[][] known = study.probabilities(photos);
    double[][] said =
        new ModelAnswers(ground.folder().model(), ground.features().listing().folder(), threads)
            .probabilities(photos);
    for (int i = 0; i < known.length; i++) {
      double apart = 0;
      for (int k = 0; k < known[i].length; k++) {
        apart = Math.max(apart, Math.abs(known[i][k] - said[i][k]));
      }
      if (!(apart <= CLOSE)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "The model file must answer as the study did, but of %s it says %.4f otherwise:"
                    + " this backbone cannot be written",
                photos.get(i).path(),
                apart));
      }
    }
  }
}
