package graft.app.job;

import graft.core.metrics.Softmax;
import graft.core.photos.Photo;
import graft.core.words.Sentence;
import graft.train.model.ModelWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether the file of a fine-tuned model says in ONNX Runtime what PyTorch says; where the
 * classifier before has a share in the answer, what both say together.
 *
 * @param cut the backbone that was trained
 * @param before the classifier that may have a share in the answers; of the validation photos it
 *     says other things than out of fold, for it has learned from them
 * @param listener hears it
 */
record FineTunedFile(CutBackbone cut, Tuned before, RunListener listener) {
  /** Share of the photos that both must give the same label, or two that are as likely. */
  private static final double SAME_LABELS = 0.999;

  /** How far apart their probabilities may lie in the mean; of a part of the answer, that part. */
  private static final double CLOSE = 1e-3;

  /**
   * Writes the model and asks it.
   *
   * @param trained what PyTorch said of the validation photos with the new weights
   * @throws graft.core.error.UserError if one of these photos can no longer be read
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  boolean agrees(Tuned better, OutOfFold trained) {
    ModelWriter.write(
        cut.ground().folder().model(),
        better.parts(cut.backbone()),
        new ModelProvenance(cut.order().settings(), cut.ground(), better)
            .facts(TestLook.interrupted(), cut.order().imageSize()));
    List<Photo> photos = new ArrayList<>();
    IntStream.of(trained.rows()).forEach(row -> photos.add(cut.ground().split().photos().get(row)));
    double[][] inFile = answers().probabilities(photos);
    List<double[]> known = expected(better, trained, photos);
    double close = CLOSE * (1 - better.paid().orElseThrow().facts().frozenShare());
    int same = 0;
    int asLikely = 0;
    double apart = 0;
    for (int i = 0; i < inFile.length; i++) {
      double less = less(known.get(i), Softmax.argmax(inFile[i]));
      same += less == 0 ? 1 : 0;
      asLikely += less <= 2 * close ? 1 : 0;
      apart += apart(inFile[i], known.get(i)) / inFile.length;
    }
    boolean agrees = asLikely >= SAME_LABELS * inFile.length && apart <= close;
    listener.note(
        Sentence.of(agrees ? "fineTune.checked" : "fineTune.differs")
            .with("same", same)
            .with("photos", inFile.length)
            .with("apart", String.format(Locale.ROOT, "%.1g", apart)));
    return agrees;
  }

  private List<double[]> expected(Tuned better, OutOfFold trained, List<Photo> photos) {
    List<double[]> alone = trained.probabilities();
    double share = better.paid().orElseThrow().facts().frozenShare();
    if (share == 0) {
      return alone;
    }
    double[][] beside = new StudyAnswers(cut.ground(), before).probabilities(photos);
    return IntStream.range(0, beside.length)
        .mapToObj(i -> FrozenShare.mixed(alone.get(i), beside[i], share))
        .toList();
  }

  /** How much less likely this label is than the likeliest. */
  private static double less(double[] probabilities, int label) {
    return probabilities[Softmax.argmax(probabilities)] - probabilities[label];
  }

  /** The largest difference of two rows. */
  private static double apart(double[] one, double[] other) {
    double most = 0;
    for (int k = 0; k < one.length; k++) {
      most = Math.max(most, Math.abs(one[k] - other[k]));
    }
    return most;
  }

  private ModelAnswers answers() {
    return new ModelAnswers(
        cut.ground().folder().model(), cut.ground().features().listing().folder(), cut.threads());
  }
}
