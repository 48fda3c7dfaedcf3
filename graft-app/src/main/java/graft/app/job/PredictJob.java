package graft.app.job;

import graft.core.error.UserError;
import graft.predict.ModelFileException;
import graft.predict.Prediction;
import graft.predict.Predictor;
import graft.predict.decode.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks a model about photos. */
public final class PredictJob {
  private PredictJob() {}

  /** What came of one photo. */
  public sealed interface Answer {
    Path photo();

    /** The model's answer. */
    record Predicted(Path photo, Prediction prediction) implements Answer {}

    /** The photo could not be read, and why. */
    record Unread(Path photo, String reason) implements Answer {}
  }

  /**
   * Asks about each photo, in order.
   *
   * @throws UserError if the model file is none
   */
  public static void run(Path model, List<Path> photos, int threads, Consumer<Answer> answers) {
    try (Predictor predictor = open(model)) {
      InOrder.map(photos, threads, photo -> answer(predictor, photo), answers);
    }
  }

  static Predictor open(Path model) {
    try {
      return Predictor.open(model);
    } catch (ModelFileException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static Answer answer(Predictor predictor, Path photo) {
    try {
      return new Answer.Predicted(photo, predictor.predict(photo));
    } catch (UnreadablePhotoException e) {
      return new Answer.Unread(photo, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Answer.Unread(photo, "The file cannot be read: " + e.getMessage());
    }
  }
}
