package graft.train.head;

import graft.core.metrics.Logits;
import graft.core.scratch.FloatRows;
import graft.core.scratch.Scratch;
import graft.core.study.EpochReport;
import graft.core.study.Objective.Assignment;
import graft.core.study.Trial;

/** One trial on its way on one fold: its head, its learning rate, its losses and its best epoch. */
final class TrialTraining {
  private final Trial trial;
  private final int fold;
  private final HeadInTraining head;
  private final Targets targets;
  private final LearningRate rate;
  private SoftmaxLoss trainLoss = new SoftmaxLoss();
  private SoftmaxLoss validationLoss = new SoftmaxLoss();
  private final Scratch scratch;
  private FloatRows logits = FloatRows.of(1, new float[0]); // (photos of the fold, classes)
  private FloatRows other = logits; // those of the best epoch are in one of the two
  private int said;
  private int done; // epochs
  private Best best = Best.NONE;

  /**
   * At its start.
   *
   * @param scratch where what it says of the fold is kept
   */
  TrialTraining(
      Trial trial,
      int fold,
      HeadInTraining head,
      Targets targets,
      LearningRate rate,
      Scratch scratch) {
    this.trial = trial;
    this.fold = fold;
    this.head = head;
    this.targets = targets;
    this.rate = rate;
    this.scratch = scratch;
  }

  HeadInTraining head() {
    return head;
  }

  /**
   * One step on a batch.
   *
   * @param z what the head says of it, (classes, batch), overwritten
   */
  void train(Batch.Inputs inputs, float[][] z, int[] labels) {
    trainLoss.toGradients(z, labels, targets);
    head.train(inputs, z, rate.next());
  }

  /** Before the fold's first batch. */
  void beginValidation(int photos) {
    if (logits.rows() < photos) {
      logits = scratch.floats(photos, head.classes());
      other = scratch.floats(photos, head.classes());
    }
    said = 0;
  }

  /**
   * The fold's next batch.
   *
   * @param z what the head says of it, (classes, batch), overwritten
   */
  void validate(float[][] z, int[] labels) {
    targets.correct(z);
    float[] rows = new float[labels.length * z.length];
    for (int b = 0, at = 0; b < labels.length; b++) {
      for (float[] row : z) {
        rows[at++] = row[b];
      }
    }
    logits.put(said, rows);
    said += labels.length;
    validationLoss.add(z, labels);
  }

  /**
   * After the fold's last batch: keeps the head if it is better than ever. Where no photos judge,
   * the last epoch is kept, and a schedule follows the training loss.
   */
  EpochReport endEpoch(int epoch, Scaling scaling) {
    boolean judged = said > 0;
    double loss = judged ? validationLoss.meanLoss() : trainLoss.meanLoss();
    if (!judged || best.epoch() == 0 || loss < best.loss()) {
      best = new Best(epoch, loss, Logits.of(logits), head.onRawFeatures(scaling, targets));
      FloatRows free = other; // what the best epoch before has said
      other = logits;
      logits = free;
    }
    done = epoch;
    rate.endEpoch(loss);
    EpochReport report =
        new EpochReport(
            trial.number(), fold, epoch, trainLoss.meanLoss(), loss, validationLoss.accuracy());
    trainLoss = new SoftmaxLoss();
    validationLoss = new SoftmaxLoss();
    return report;
  }

  boolean goesOn(int patience) {
    return done < trial.recipe().epochs() && done - best.epoch() < patience;
  }

  Assignment assignment() {
    return new Assignment(trial, fold);
  }

  /** As it is now; where the training goes on, what it says of the fold is overwritten. */
  TrainedHead finish() {
    return best.finish(trial, fold);
  }
}
