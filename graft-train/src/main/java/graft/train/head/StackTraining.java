package graft.train.head;

import graft.core.metrics.Logits;
import graft.core.random.CounterRandom;
import graft.core.study.EpochReport;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/*
 * One stack, from the first batch to the last epoch:
 *
 * 1. an epoch: photos in an order keyed by (seed, epoch), batch after batch; every head takes its
 *    step on the batch while it lies in the processor's cache;
 * 2. the fold is predicted without dropout; each head whose loss is lower than ever is kept with
 *    its logits;
 * 3. a head without a better loss for `patience` epochs, or with its last epoch done, stops.
 */
/** Trains trials with one batch size and one dropout rate on one fold. */
final class StackTraining {
  private static final long ORDER_KEY = 11;
  private static final long DROPOUT_KEY = 12;
  private static final int VALIDATION_BATCH = 128;

  private final TrainingSet set;
  private final StackWork work;
  private final TrainerSettings settings;
  private final int[] train;
  private final int[] validation;
  private final Standardisation standard;
  private final List<Runner> runners = new ArrayList<>();

  StackTraining(TrainingSet set, StackWork work, TrainerSettings settings) {
    this.set = set;
    this.work = work;
    this.settings = settings;
    this.train = set.trainRows(work.fold(), work.ration(), settings.seed());
    this.validation = set.validationRows(work.fold());
    this.standard = Standardisation.of(set.features(), train);
    for (Trial trial : work.trials()) {
      runners.add(new Runner(trial, set.features().columns(), set.classes()));
    }
  }

  /** Trains to the end and tells every epoch. */
  List<TrainedHead> run(Consumer<List<EpochReport>> listener) {
    Batch batch = batch(Math.min(work.batchSize(), train.length));
    Batch validationBatch = batch(Math.min(VALIDATION_BATCH, validation.length));
    List<Runner> going = List.copyOf(runners);
    for (int epoch = 1; !going.isEmpty(); epoch++) {
      trainEpoch(epoch, going, batch);
      validate(going, validationBatch);
      List<EpochReport> reports = new ArrayList<>();
      for (Runner runner : going) {
        reports.add(runner.endEpoch(epoch, work.fold(), standard));
      }
      listener.accept(reports);
      int ended = epoch;
      going = going.stream().filter(r -> r.goesOn(ended, settings.patience())).toList();
    }
    return runners.stream().map(r -> r.best().finish(r.trial(), work.fold())).toList();
  }

  private Batch batch(int photos) {
    return new Batch(set.features(), standard, photos);
  }

  private void trainEpoch(int epoch, List<Runner> going, Batch batch) {
    int[] order = order(epoch);
    long dropoutKey = key(DROPOUT_KEY, epoch);
    for (int from = 0; from < order.length; from += work.batchSize()) {
      work.checkInterrupted();
      int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + work.batchSize()));
      batch.fill(rows);
      Batch.Inputs inputs = batch.drop(work.dropout(), rows, dropoutKey);
      int[] labels = labels(rows);
      float[][] z = new float[set.classes()][batch.capacity()];
      for (Runner runner : going) {
        runner.train(inputs, z, labels);
      }
    }
  }

  private int[] order(int epoch) {
    int[] order = CounterRandom.permutation(train.length, key(ORDER_KEY, epoch));
    return Arrays.stream(order).map(i -> train[i]).toArray();
  }

  /** The first seed's randomness is that of the run's seed alone. */
  private long key(long purpose, int epoch) {
    long key = CounterRandom.key(settings.seed(), purpose, epoch);
    int seed = set.resamples().seed(work.fold());
    return seed == 0 ? key : CounterRandom.with(key, seed);
  }

  private int[] labels(int[] rows) {
    return Arrays.stream(rows).map(row -> set.labels().get(row)).toArray();
  }

  private void validate(List<Runner> going, Batch batch) {
    float[][] z = new float[set.classes()][batch.capacity()];
    going.forEach(r -> r.beginValidation(new float[validation.length * set.classes()]));
    for (int from = 0; from < validation.length; from += VALIDATION_BATCH) {
      int to = Math.min(validation.length, from + VALIDATION_BATCH);
      int[] rows = Arrays.copyOfRange(validation, from, to);
      Batch.Inputs inputs = batch.fill(rows);
      for (Runner runner : going) {
        runner.validate(inputs, z, labels(rows));
      }
    }
  }

  /** One trial on its way. */
  private static final class Runner {
    private final Trial trial;
    private final LinearHead head;
    private SoftmaxLoss trainLoss = new SoftmaxLoss();
    private SoftmaxLoss validationLoss = new SoftmaxLoss();
    private float[] logits = new float[0]; // (photos of the fold, classes)
    private int said;
    private Best best = Best.NONE;

    Runner(Trial trial, int features, int classes) {
      this.trial = trial;
      this.head = new LinearHead(trial.recipe(), features, classes);
    }

    Trial trial() {
      return trial;
    }

    Best best() {
      return best;
    }

    void train(Batch.Inputs inputs, float[][] z, int[] labels) {
      head.predict(inputs, z);
      trainLoss.toGradients(z, labels);
      head.train(inputs, z);
    }

    void beginValidation(float[] place) {
      logits = place;
      said = 0;
    }

    void validate(Batch.Inputs inputs, float[][] z, int[] labels) {
      head.predict(inputs, z);
      for (int b = 0; b < labels.length; b++) {
        for (float[] row : z) {
          logits[said++] = row[b];
        }
      }
      validationLoss.add(z, labels);
    }

    EpochReport endEpoch(int epoch, int fold, Standardisation standard) {
      double loss = validationLoss.meanLoss();
      if (best.epoch() == 0 || loss < best.loss()) {
        int classes = head.classes();
        best = new Best(epoch, loss, Logits.of(classes, logits), head.onRawFeatures(standard));
      }
      EpochReport report =
          new EpochReport(
              trial.number(), fold, epoch, trainLoss.meanLoss(), loss, validationLoss.accuracy());
      trainLoss = new SoftmaxLoss();
      validationLoss = new SoftmaxLoss();
      return report;
    }

    boolean goesOn(int epoch, int patience) {
      return epoch < trial.recipe().epochs() && epoch - best.epoch() < patience;
    }
  }
}
