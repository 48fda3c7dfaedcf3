package graft.app.job;

import graft.core.metrics.Evaluation;
import graft.core.photos.Photo;
import graft.core.split.SealedTest;
import java.util.List;
import java.util.Optional;

/**
 * The one look at the test part.
 *
 * @param photos the test photos, empty while sealed
 * @param probabilities one row a photo
 * @param evaluation empty where there is no test part or it stayed sealed
 * @param number which look at this test part it is, from 1; 0 where none was taken
 * @param sealed whether the run was interrupted and shall be gone on with before a look is taken
 */
@SuppressWarnings("ArrayRecordComponent") // stays in this package, and nobody writes to it
record TestLook(
    List<Photo> photos,
    double[][] probabilities,
    Optional<Evaluation> evaluation,
    int number,
    boolean sealed) {

  /** No look, because the run was interrupted. */
  static TestLook interrupted() {
    return none(true);
  }

  private static TestLook none(boolean sealed) {
    return new TestLook(List.of(), new double[0][], Optional.empty(), 0, sealed);
  }

  /** Says what it takes photos for. */
  @FunctionalInterface
  interface Answers {
    /** One row a photo, (photos, classes). */
    double[][] probabilities(List<Photo> photos);
  }

  /** Opens the test part, if there is one, and evaluates the answers on it. */
  static TestLook take(Ground ground, Answers answers) {
    SealedTest test = ground.split().test();
    if (test.size() == 0) {
      return none(false);
    }
    String run = ground.study().header().orElseThrow().run();
    int number = ground.features().store().countLook(test.identity(), run);
    List<Photo> photos = test.open();
    double[][] probabilities = answers.probabilities(photos);
    int[] labels = photos.stream().mapToInt(Photo::label).toArray();
    int classes = ground.catalog().classes().size();
    return new TestLook(
        photos,
        probabilities,
        Optional.of(Evaluation.of(probabilities, labels, classes)),
        number,
        false);
  }
}
