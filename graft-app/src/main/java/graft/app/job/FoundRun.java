package graft.app.job;

import graft.app.job.ListedRun.Measured;
import graft.app.job.ListedRun.OutOfFoldScore;
import graft.app.job.ListedRun.Setup;
import graft.app.job.ListedRun.TestScore;
import graft.app.job.ListedRun.Unfinished;
import graft.core.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as its folder tells it.
 *
 * @param deal equal for runs of the same photos, dealt out alike
 * @param photos their folder as it was named; empty where the run does not say it
 * @param open photos outside the test part
 * @param test photos in the test part
 */
record FoundRun(String deal, String photos, int open, int test, ListedRun run) {

  /**
   * Reads a run folder.
   *
   * @throws UserError if what lies in it is damaged
   */
  static FoundRun read(Path run) {
    Path name = run.toAbsolutePath().normalize().getFileName();
    String called = name == null ? run.toString() : name.toString();
    Optional<StudyGlance> study = StudyGlance.at(run);
    if (Files.isRegularFile(run.resolve("result.json"))) {
      return measured(called, ResultJson.read(run.resolve("result.json")), study);
    }
    StudyGlance glance =
        study.orElseThrow(
            () ->
                new UserError(
                    "%s is damaged, and there is no result.json beside it"
                        .formatted(run.resolve("study.db"))));
    return new FoundRun(
        glance.deal(), "", glance.open(), glance.test(), new Unfinished(called, glance.setup()));
  }

  private static FoundRun measured(String name, ResultJson result, Optional<StudyGlance> study) {
    String photos = result.text("/photos/folder");
    int test = result.count("/split/test");
    int open = result.count("/split/train") + result.count("/split/validation");
    Measured run =
        new Measured(
            name,
            new Setup(
                result.text("/backbone/name"),
                result.count("/backbone/imageSize"),
                result.count("/trials")),
            result.finished(),
            new OutOfFoldScore(
                result.count("/validation/n"),
                result.number("/validation/accuracy"),
                result.number("/validation/logLoss")),
            test(result),
            result.number("/seconds/total"));
    String withoutStudy = photos + " " + open + " " + test + " " + result.root().at("/split/seed");
    return new FoundRun(study.map(StudyGlance::deal).orElse(withoutStudy), photos, open, test, run);
  }

  private static Optional<TestScore> test(ResultJson result) {
    if (!result.holds("/test")) {
      return Optional.empty();
    }
    return Optional.of(
        new TestScore(
            result.count("/test/n"),
            result.number("/test/accuracy"),
            result.number("/test/ci95/0"),
            result.number("/test/ci95/1")));
  }
}
