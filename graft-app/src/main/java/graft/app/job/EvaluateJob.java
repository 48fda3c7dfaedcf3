package graft.app.job;

import graft.app.job.PredictJob.Answer.Unread;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.metrics.Evaluation;
import graft.core.photos.Listing;
import graft.core.photos.Part;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.core.photos.PhotoFolder;
import graft.core.photos.PhotoSource;
import graft.core.study.StudyStore;
import graft.predict.Prediction;
import graft.predict.Prediction.Score;
import graft.predict.Predictor;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.UnreadablePhotoException;
import graft.store.SqliteStudyStore;
import graft.vision.pass.DecodeBudget;
import graft.vision.pass.DecodedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Measures a model on a labelled folder. */
public final class EvaluateJob {
  private EvaluateJob() {}

  /**
   * What was found.
   *
   * @param labels the model's classes
   * @param evaluation the figures
   * @param unreadable photos that could not be read, and why
   * @param foreign photos of classes that the model does not know
   * @param learned photos whose pixels were among those that the model was trained or chosen on
   */
  public record Outcome(
      List<String> labels,
      Evaluation evaluation,
      List<Unread> unreadable,
      int foreign,
      int learned) {}

  /**
   * Asks about every photo and compares with its label. A folder with parts is measured on its test
   * part.
   *
   * @throws UserError if the model file is none, or no photo can be measured
   */
  public static Outcome run(Path model, PhotoSource photos, int threads) {
    Listing listing = PhotoFolder.list(photos, () -> false);
    List<PhotoFile> files = chosen(listing);
    Set<Hash> learned = learned(model);
    try (Predictor predictor = PredictJob.open(model)) {
      List<String> labels = predictor.model().labels();
      List<PhotoFile> known = files.stream().filter(f -> labels.contains(f.label())).toList();
      Asked asked = new Asked(predictor, PredictJob.budget(threads));
      List<Measured> measured = new ArrayList<>();
      List<Unread> unreadable = new ArrayList<>();
      InOrder.map(
          known,
          threads,
          file ->
              measure(asked, listing.folder().resolve(file.path()), labels.indexOf(file.label())),
          answer -> {
            measured.add(answer);
            if (answer.problem() != null) {
              Path path = Path.of(known.get(measured.size() - 1).path());
              unreadable.add(new Unread(path, answer.problem()));
            }
          });
      return outcome(
          new Answers(labels, measured, unreadable), files.size() - known.size(), learned);
    }
  }

  private static List<PhotoFile> chosen(Listing listing) {
    boolean parts = listing.files().stream().anyMatch(f -> f.part() != Part.NONE);
    if (!parts) {
      return listing.files();
    }
    List<PhotoFile> test = listing.files().stream().filter(f -> f.part() == Part.TEST).toList();
    if (test.isEmpty()) {
      throw new UserError(
          "%s has parts but no test part; name the part to measure on, such as %s"
              .formatted(listing.folder(), listing.folder().resolve("val")));
    }
    return test;
  }

  private static Outcome outcome(Answers answers, int foreign, Set<Hash> learned) {
    List<Measured> read = answers.measured().stream().filter(m -> m.problem() == null).toList();
    if (read.isEmpty()) {
      throw new UserError(
          "There must be a readable photo of a class that the model knows (%s), but there is none"
              .formatted(String.join(", ", answers.labels())));
    }
    double[][] probabilities = read.stream().map(Measured::probabilities).toArray(double[][]::new);
    int[] labels = read.stream().mapToInt(Measured::label).toArray();
    int seen = (int) read.stream().filter(m -> learned.contains(m.pixels())).count();
    return new Outcome(
        answers.labels(),
        Evaluation.of(probabilities, labels, answers.labels().size()),
        answers.unreadable(),
        foreign,
        seen);
  }

  /** What all photos are measured with. */
  private record Asked(Predictor predictor, DecodeBudget budget) {
    Measured measure(DecodedPhoto photo, int label) {
      return new Measured(
          label,
          DecodedFacts.of(photo).pixels(),
          inOrder(predictor.predict(photo.pixels()), predictor.model().labels()),
          null);
    }
  }

  private static Measured measure(Asked asked, Path photo, int label) {
    try {
      return asked.budget().decoded(photo, decoded -> asked.measure(decoded, label));
    } catch (UnreadablePhotoException e) {
      return Measured.broken(label, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return Measured.broken(label, DecodeBudget.tooLarge().reason());
    } catch (IOException e) {
      return Measured.broken(label, PhotoFacts.Broken.unread(e).reason());
    }
  }

  private static double[] inOrder(Prediction prediction, List<String> labels) {
    double[] probabilities = new double[labels.size()];
    for (Score score : prediction.scores()) {
      probabilities[labels.indexOf(score.label())] = score.probability();
    }
    return probabilities;
  }

  /** Pixels of the photos that the run beside the model learned from. */
  private static Set<Hash> learned(Path model) {
    Path study = model.toAbsolutePath().resolveSibling("study.db");
    Set<Hash> pixels = new HashSet<>();
    if (Files.isRegularFile(study)) {
      try (StudyStore store = SqliteStudyStore.openReadOnly(study)) {
        store.split().stream()
            .filter(row -> !row.part().equals("test"))
            .forEach(row -> pixels.add(Hash.ofHex(row.pixels())));
      }
    }
    return pixels;
  }

  private record Answers(List<String> labels, List<Measured> measured, List<Unread> unreadable) {}

  /** One photo's answer, or what was wrong with it. */
  @SuppressWarnings("ArrayRecordComponent") // stays in this class
  private record Measured(
      int label,
      Hash pixels,
      double[] probabilities,
      @org.jspecify.annotations.Nullable String problem) {
    static Measured broken(int label, String problem) {
      return new Measured(label, new Hash(0, 0, 0, 0), new double[0], problem);
    }
  }
}
