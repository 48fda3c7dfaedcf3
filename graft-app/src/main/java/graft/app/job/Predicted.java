package graft.app.job;

import graft.core.error.UserError;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.SplitRow;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run said of the photos that it had not learned from: of each photo, whether it was test
 * and whether the answer was right.
 */
record Predicted(Map<Photo, Answer> answers) {

  /** The same path and the same pixels. */
  record Photo(String path, String pixels) {}

  /** {@code test} or out of fold; right or wrong. */
  record Answer(boolean test, boolean right) {}

  /**
   * Reads a run's predictions.csv, and the photos' pixels from its study.db.
   *
   * @throws UserError if one of them is missing or damaged
   */
  static Predicted read(Path run) {
    Path file = run.resolve("predictions.csv");
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "RUN must be a run folder with predictions.csv, but there is none in %s. graft runs lists the runs; an unfinished one is finished by the command that began it"
              .formatted(run));
    }
    Map<String, String> pixels = pixels(run.resolve("study.db"));
    Map<Photo, Answer> answers = new HashMap<>();
    List<List<String>> rows = CsvRows.of(text(file));
    for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      String known = row.size() == 5 ? pixels.get(row.get(0)) : null;
      if (known == null) {
        throw new UserError(
            "%s is damaged: expected path, part, label, predicted, probability of a photo in study.db, got %s"
                .formatted(file, row));
      }
      Answer answer = new Answer(row.get(1).equals("test"), row.get(2).equals(row.get(3)));
      answers.put(new Photo(row.get(0), known), answer);
    }
    return new Predicted(answers);
  }

  private static Map<String, String> pixels(Path study) {
    Map<String, String> pixels = new HashMap<>();
    try (StudyStore store = SqliteStudyStore.openReadOnly(study)) {
      for (SplitRow row : store.split()) {
        pixels.put(row.path(), row.pixels());
      }
    }
    return pixels;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError("%s cannot be read, or is damaged: %s".formatted(file, e), e);
    }
  }
}
