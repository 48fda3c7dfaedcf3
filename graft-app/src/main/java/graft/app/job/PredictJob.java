package graft.app.job;

import graft.core.error.UserError;
import graft.core.photos.PhotoFacts;
import graft.predict.ModelFileException;
import graft.predict.Prediction;
import graft.predict.Predictor;
import graft.predict.decode.UnreadablePhotoException;
import graft.vision.pass.DecodeBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks a model about photos. */
public final class PredictJob {
  /** A model copies the photo, and once more with its channels in planes. */
  private static final int MODEL_BYTES = 6; // a pixel

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
      DecodeBudget budget = budget(threads);
      InOrder.map(photos, threads, photo -> answer(predictor, photo, budget), answers);
    }
  }

  /** For so many workers, each of which hands its photo to a model. */
  static DecodeBudget budget(int threads) {
    return DecodeBudget.of(threads, MODEL_BYTES);
  }

  static Predictor open(Path model) {
    try {
      return Predictor.open(model);
    } catch (ModelFileException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static Answer answer(Predictor predictor, Path photo, DecodeBudget budget) {
    try {
      return new Answer.Predicted(
          photo, budget.decoded(photo, decoded -> predictor.predict(decoded.pixels())));
    } catch (UnreadablePhotoException e) {
      return new Answer.Unread(photo, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return new Answer.Unread(photo, DecodeBudget.tooLarge().reason());
    } catch (IOException e) {
      return new Answer.Unread(photo, PhotoFacts.Broken.unread(e).reason());
    }
  }
}
