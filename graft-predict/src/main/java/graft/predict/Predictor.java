package graft.predict;

import graft.predict.Prediction.Score;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Pixels;
import graft.predict.runtime.ModelSession;
import graft.predict.runtime.NativesFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what is on a photo, with a model that Graft has made. Thread-safe: any number of threads
 * may share one, and each call runs on its caller's thread. Holds native memory until it is closed;
 * closing waits for the calls that run, and a closed one answers with IllegalStateException.
 */
public final class Predictor implements AutoCloseable {
  private static final String LABELS = "graft.labels";

  private final ModelSession session;
  private final ModelCard card;

  private Predictor(ModelSession session, ModelCard card) {
    this.session = session;
    this.card = card;
  }

  /**
   * How a model is run.
   *
   * @param threads native threads that one call may use, 1 or more; a busy service wants 1
   * @param nativesFolder where native libraries are unpacked and found again; empty means the
   *     libraries' own choice. The first predictor of a process decides
   */
  public record Options(int threads, Optional<Path> nativesFolder) {
    public Options {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
      }
    }

    /** One thread, natives where the libraries put them. */
    public static Options defaults() {
      return new Options(1, Optional.empty());
    }

    public Options withThreads(int value) {
      return new Options(value, nativesFolder);
    }

    public Options withNativesFolder(Path value) {
      return new Options(threads, Optional.of(value));
    }
  }

  /**
   * Opens a model.
   *
   * @throws ModelFileException if there is no such file, or it is no Graft model
   */
  public static Predictor open(Path model) {
    return open(model, Options.defaults());
  }

  /**
   * Opens a model.
   *
   * @throws ModelFileException if there is no such file, or it is no Graft model
   */
  public static Predictor open(Path model, Options options) {
    options.nativesFolder().ifPresent(NativesFolder::use);
    if (!Files.isRegularFile(model)) {
      throw new ModelFileException(
          "A model file was expected, but there is none at %s. A finished run has one: runs/NAME-N/model.onnx"
              .formatted(model));
    }
    ModelSession session;
    try {
      session = ModelSession.open(model, options.threads());
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(
          "%s must be an ONNX model, but it cannot be loaded; it may be cut off or another file. Copy it again, or tune again. ONNX Runtime says: %s"
              .formatted(model, e.getMessage()),
          e);
    }
    try {
      return new Predictor(session, card(model, session));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static ModelCard card(Path model, ModelSession session) {
    Map<String, String> metadata = session.metadata();
    String labels = metadata.get(LABELS);
    if (labels == null || !session.isClassifier()) {
      throw new ModelFileException(
          "%s is an ONNX model, but not one that Graft has made: it has no %s. Use the model.onnx of a run"
              .formatted(model, labels == null ? LABELS : "image input and probabilities output"));
    }
    try {
      List<String> names = JsonStrings.parse(labels);
      if (session.classes() != 0 && session.classes() != names.size()) {
        throw new ModelFileException(
            "%s is damaged: it has %d labels for %d classes. Copy it again, or tune again"
                .formatted(model, names.size(), session.classes()));
      }
      return new ModelCard(names, metadata);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(
          "%s is damaged: its labels cannot be read. Copy it again, or tune again".formatted(model),
          e);
    }
  }

  /** What the model says about itself. */
  public ModelCard model() {
    return card;
  }

  /**
   * What is on the photo.
   *
   * @throws IOException if the file cannot be read
   * @throws graft.predict.decode.UnreadablePhotoException if it is no photo
   */
  public Prediction predict(Path photo) throws IOException {
    return predict(Files.readAllBytes(photo));
  }

  /**
   * What is on the photo.
   *
   * @param photo a whole file: JPEG, PNG, WebP, BMP, TIFF, GIF or PNM
   * @throws graft.predict.decode.UnreadablePhotoException if it is no photo
   */
  public Prediction predict(byte[] photo) {
    return predict(PhotoDecoder.decode(photo).pixels());
  }

  /**
   * What is on the photo; the stream is read to its end and not closed.
   *
   * @throws IOException if the stream cannot be read
   * @throws graft.predict.decode.UnreadablePhotoException if it is no photo
   */
  public Prediction predict(InputStream photo) throws IOException {
    return predict(photo.readAllBytes());
  }

  /** What is on the picture, taken as upright; transparent places count as white. */
  public Prediction predict(BufferedImage picture) {
    return predict(PicturePixels.of(picture));
  }

  /** What is on the pixels. */
  public Prediction predict(Pixels pixels) {
    float[] probabilities = session.probabilities(pixels);
    List<Score> scores = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      scores.add(new Score(card.labels().get(k), probabilities[k]));
    }
    scores.sort(Comparator.comparingDouble(s -> -s.probability()));
    return new Prediction(scores);
  }

  /** Waits for the calls that run; those that follow are refused. Closing again does nothing. */
  @Override
  public void close() {
    session.close();
  }
}
