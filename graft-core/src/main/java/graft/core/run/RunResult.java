package graft.core.run;

import graft.core.photos.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run has found: {@code result.json}, field by field (docs: contract). Components that are
 * absent in the file are null here and only here, because the contract writes them as JSON null. A
 * run that was interrupted is not {@code finished}: its test part is still sealed.
 */
public record RunResult(
    String graft,
    boolean finished,
    Photos photos,
    List<Problem> problems,
    Parts split,
    BackboneUsed backbone,
    @Nullable DeviceUsed device,
    Best best,
    Choice choice,
    Validation validation,
    @Nullable TestViews testViews,
    @Nullable Test test,
    int trials,
    Seconds seconds,
    long peakMemoryMiB,
    int decisions) {

  /**
   * Whether the figures of validation are of all folds: of one alone where the backbone was
   * fine-tuned, or where one validation part stands in.
   */
  public boolean crossValidated() {
    return split.folds() > 0 && best.fineTune() == null;
  }

  /** The photos: how many could be read, how many were left out, and each class's count. */
  public record Photos(String folder, int readable, int leftOut, Map<String, Integer> classes) {}

  /** The deal: photos by part; {@code folds} is 0 where one validation part stands in. */
  public record Parts(int train, int folds, int validation, int test, long seed, int testLooks) {}

  /**
   * The backbone and its input.
   *
   * @param imageSize the side of the square in pixels
   * @param fit how a photo became that square, as people type it: "squash"
   * @param features how many it gives
   * @param tried what was compared to choose backbone and size; null where a person named one
   * @param fits what was compared to choose the fit; null where a person named it, or there was no
   *     time
   */
  public record BackboneUsed(
      String name,
      String sha256,
      int imageSize,
      String fit,
      int features,
      @Nullable List<BackboneTried> tried,
      @Nullable List<FitTried> fits) {}

  /**
   * A backbone that was tried on some of the photos, at one size.
   *
   * @param photos that it was judged by
   * @param logLoss out of fold
   * @param accuracy of the same answers, in [0, 1]
   * @param change of the log loss against the first of those that were tried
   * @param ci95 the change's interval, for all of them at once
   * @param cost what it computes for one photo, in multiplications of float32, each with its
   *     addition; one of 8-bit integers counts half
   * @param by what the loss is of: "heads", or "fine-tuning", a short one; null in files of
   *     versions that knew heads alone
   */
  public record BackboneTried(
      String name,
      int imageSize,
      int photos,
      double logLoss,
      double accuracy,
      double change,
      List<Double> ci95,
      double cost,
      @Nullable String by) {}

  /**
   * What networks were computed on; null in files of versions that knew the processor alone.
   *
   * @param asked what a person asked for, as people type it: "auto"
   * @param used "cpu" or "cuda"; the same run differs between them in its last digits
   * @param card the name of the graphics card; null on the processor
   * @param missing why the processor stands in for CUDA, in English; null where it does not
   */
  public record DeviceUsed(
      String asked, String used, @Nullable String card, @Nullable String missing) {}

  /**
   * What further views of a photo the model looks at when it is asked, and what they are worth out
   * of fold: the figures of validation and test are with them.
   *
   * @param kind as people type it: "flip"
   * @param logLossWithout of the same photos, looked at once
   * @param change of the log loss by them, below 0 where they help
   * @param ci95 its interval, over photos
   * @param points change of the accuracy, as a share
   * @param pointsCi95 its interval
   */
  public record TestViews(
      String kind,
      double logLossWithout,
      double change,
      List<Double> ci95,
      double points,
      List<Double> pointsCi95) {}

  /**
   * A way to make squares of photos that was tried on some of them.
   *
   * @param fit as people type it
   * @param photos how many it was tried on
   * @param logLoss out of fold
   * @param change of the log loss against squashing the same photos
   * @param ci95 the change's interval, for all ways at once
   */
  public record FitTried(
      String fit, int photos, double logLoss, double change, List<Double> ci95) {}

  /**
   * The chosen hyperparameters.
   *
   * @param schedule of the learning rate, as people type it: "constant"
   */
  public record Best(
      double learningRate,
      int batchSize,
      int epochs,
      String schedule,
      double labelSmoothing,
      boolean classWeights,
      List<Layer> layers,
      @Nullable Augment augment,
      @Nullable FineTune fineTune,
      @Nullable Discriminant discriminant) {}

  /**
   * The linear discriminant that answers beside the head, where that helped; after a fine-tuning,
   * in the classifier that keeps its share.
   *
   * @param shrinkage of the covariance, in (0, 1)
   * @param weight of its logits, which are added to the head's
   */
  public record Discriminant(double shrinkage, double weight) {}

  /**
   * How the last blocks of the backbone were trained, where that paid.
   *
   * @param cut the tensor above which weights were trained
   * @param blocks how many blocks lie above it
   * @param learningRate the highest, of the head and the last block
   * @param epochs of the whole training
   * @param bestEpoch the one that was kept, from 1
   * @param views ways in which each photo was looked at
   * @param logLoss on the validation fold, of the whole answer
   * @param headLogLoss on the same photos, of the head that it began with
   * @param frozenShare share of the answer that the classifier on the backbone as it came gives, in
   *     [0, 1)
   */
  public record FineTune(
      String cut,
      int blocks,
      double learningRate,
      int batchSize,
      int epochs,
      int bestEpoch,
      int views,
      double logLoss,
      double headLogLoss,
      double frozenShare) {

    /**
     * The same with another share of that classifier.
     *
     * @param share in [0, 1)
     * @param loss of the answer then, on the validation fold
     */
    public FineTune beside(double share, double loss) {
      return new FineTune(
          cut, blocks, learningRate, batchSize, epochs, bestEpoch, views, loss, headLogLoss, share);
    }
  }

  /**
   * Random views that were learned from beside the photos as they are.
   *
   * @param augmentation how they are made, as reports say it: "crop+flip"
   * @param views how many of each photo
   */
  public record Augment(String augmentation, int views) {}

  /** One fully connected layer; dropout acts on its input. */
  public record Layer(int units, double dropout, double l1, double l2) {}

  /**
   * How it was chosen.
   *
   * @param metric what was chosen for, as people type it: "log-loss"
   * @param looks how many results were looked at to choose; 0 where a person gave the recipe
   * @param validationCorrected what the validation figures are worth without the luck of having
   *     been the best of many; null where there was no choice, or too little to tell from
   * @param equals finalists that cannot be told apart, the winner among them; 1 where none was
   *     compared with it, or none was its equal
   * @param givenUp trials that were not trained to their end, because others were ahead
   */
  public record Choice(
      String metric, int looks, @Nullable Corrected validationCorrected, int equals, int givenUp) {}

  /** Validation figures, corrected for choosing (BBC-CV). */
  public record Corrected(double accuracy, double logLoss) {}

  /** Out of fold where there are folds. */
  public record Validation(int n, double accuracy, double logLoss) {}

  /** One look at the test part. */
  public record Test(
      int n,
      double accuracy,
      List<Double> ci95,
      double logLoss,
      double ece,
      List<Double> eceCi95,
      Map<String, ClassScore> perClass) {}

  /** A class's scores, each in [0, 1]. */
  public record ClassScore(double precision, double recall, double f1, int n) {}

  /** Wall time of each stage. */
  public record Seconds(double scan, double features, double tune, double fineTune, double total) {}
}
