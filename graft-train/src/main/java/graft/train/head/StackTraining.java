package graft.train.head;

import graft.core.head.Head;
import graft.core.metrics.Logits;
import graft.core.random.CounterRandom;
import graft.core.study.EpochReport;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/*
 * One stack, from the first batch to the last epoch:
 *
 * 1. an epoch: photos in an order keyed by (seed, epoch), batch after batch: logits, losses,
 *    gradients, one step of Adam;
 * 2. the fold is predicted without dropout; each trial whose loss is lower than ever keeps its
 *    head and its logits;
 * 3. a trial without a better loss for `patience` epochs, or with its last epoch done, stops. When
 *    half of the stack has stopped, the others move to a narrower one.
 */
/** Trains trials with one batch size on one fold. */
final class StackTraining {
  private static final long ORDER_KEY = 11;
  private static final long DROPOUT_KEY = 12;
  private static final int VALIDATION_BATCH = 64;

  private final TrainingSet set;
  private final StackWork work;
  private final TrainerSettings settings;
  private final int[] train;
  private final int[] validation;
  private final Standardisation standard;
  private final Batch batch;
  private final Batch validationBatch;
  private final Map<Trial, Best> best = new HashMap<>();
  private List<Trial> going;
  private HeadStack stack;

  StackTraining(TrainingSet set, StackWork work, TrainerSettings settings) {
    this.set = set;
    this.work = work;
    this.settings = settings;
    this.train = set.trainRows(work.fold());
    this.validation = set.validationRows(work.fold());
    this.standard = Standardisation.of(set.features(), train);
    int photos = Math.min(work.batchSize(), train.length);
    this.batch = new Batch(set.features(), standard, photos);
    this.validationBatch =
        new Batch(set.features(), standard, Math.min(VALIDATION_BATCH, validation.length));
    this.going = work.trials();
    this.stack =
        new HeadStack(StackLayout.of(work.trials(), set.classes()), set.features().columns());
  }

  /** Trains to the end and tells every epoch. */
  List<TrainedHead> run(Consumer<List<EpochReport>> listener) {
    for (int epoch = 1; !going.isEmpty(); epoch++) {
      SoftmaxLoss trainLoss = new SoftmaxLoss(stack.layout(), set.labels());
      trainEpoch(epoch, trainLoss);
      listener.accept(validate(epoch, trainLoss));
      stopSome(epoch);
    }
    return work.trials().stream().map(t -> best(t).finish(t, work.fold())).toList();
  }

  private void trainEpoch(int epoch, SoftmaxLoss loss) {
    int[] order = order(epoch);
    long dropoutKey = CounterRandom.key(settings.seed(), DROPOUT_KEY, epoch);
    float[][] z = new float[batch.capacity()][stack.layout().width()];
    for (int from = 0; from < order.length; from += work.batchSize()) {
      int to = Math.min(order.length, from + work.batchSize());
      int[] rows = Arrays.copyOfRange(order, from, to);
      work.checkInterrupted();
      batch.fill(order, from, to);
      loss.batch(rows);
      stack.train(rate -> batch.dropped(rate, rows, dropoutKey), loss, z);
    }
  }

  private int[] order(int epoch) {
    int[] order =
        CounterRandom.permutation(
            train.length, CounterRandom.key(settings.seed(), ORDER_KEY, epoch));
    for (int i = 0; i < order.length; i++) {
      order[i] = train[order[i]];
    }
    return order;
  }

  private List<EpochReport> validate(int epoch, SoftmaxLoss trainLoss) {
    StackLayout layout = stack.layout();
    SoftmaxLoss loss = new SoftmaxLoss(layout, set.labels());
    float[][] logits = new float[validation.length][];
    for (int from = 0; from < validation.length; from += VALIDATION_BATCH) {
      int to = Math.min(validation.length, from + VALIDATION_BATCH);
      float[][] z = new float[validationBatch.capacity()][layout.width()];
      validationBatch.fill(validation, from, to);
      stack.predict(validationBatch.plain(), z);
      loss.batch(Arrays.copyOfRange(validation, from, to));
      loss.add(z);
      System.arraycopy(z, 0, logits, from, to - from);
    }
    List<EpochReport> reports = new ArrayList<>();
    for (Trial trial : going) {
      int t = layout.trials().indexOf(trial);
      double validationLoss = loss.meanLoss(t, validation.length);
      if (!best.containsKey(trial) || validationLoss < best(trial).loss()) {
        best.put(trial, keep(t, epoch, validationLoss, logits));
      }
      reports.add(
          new EpochReport(
              trial.number(),
              work.fold(),
              epoch,
              trainLoss.meanLoss(t, train.length),
              validationLoss,
              loss.accuracy(t, validation.length)));
    }
    return reports;
  }

  private Best keep(int t, int epoch, double loss, float[][] logits) {
    int classes = set.classes();
    int start = stack.layout().starts().get(t);
    float[] own = new float[logits.length * classes];
    for (int i = 0; i < logits.length; i++) {
      System.arraycopy(logits[i], start, own, i * classes, classes);
    }
    Head head = stack.head(t, standard, set.features().columns());
    return new Best(epoch, loss, Logits.of(classes, own), head);
  }

  private Best best(Trial trial) {
    return Objects.requireNonNull(best.get(trial), "every trial has a best epoch after the first");
  }

  /** Stops trials, and leaves them out of the stack once they are half of it. */
  private void stopSome(int epoch) {
    going =
        going.stream()
            .filter(t -> epoch < t.recipe().epochs())
            .filter(t -> epoch - best(t).epoch() < settings.patience())
            .toList();
    if (going.size() <= stack.layout().trials().size() / 2) {
      stack = stack.narrowedTo(StackLayout.of(going, set.classes()));
    }
  }
}
