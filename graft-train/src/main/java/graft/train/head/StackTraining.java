package graft.train.head;

import graft.core.head.HeadRecipe;
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
 * 1. an epoch: photos, or the view of each whose turn it is, in an order keyed by (seed, epoch), batch after batch; every head takes its
 *    step on the batch while it lies in the processor's cache, the linear ones on logits that are
 *    computed for all of them at once;
 * 2. the fold is predicted without dropout; each head whose loss is lower than ever is kept with
 *    its logits;
 * 3. a head without a better loss for `patience` epochs, or with its last epoch done, stops.
 */
/** Trains trials with one batch size and one dropout rate on one fold. */
final class StackTraining {
  private static final long ORDER_KEY = 11;
  private static final long DROPOUT_KEY = 12;
  private static final long HIDDEN_DROPOUT_KEY = 13;
  private static final long HIDDEN_WEIGHTS_KEY = 14;
  private static final long OUTPUT_WEIGHTS_KEY = 15;
  private static final int VALIDATION_BATCH = 128;

  private final TrainingSet set;
  private final StackWork work;
  private final TrainerSettings settings;
  private final int[] train;
  private final int[] validation;
  private final List<TrialTraining> trainings;
  private int done; // epochs

  /** Trainings from the start. */
  StackTraining(TrainingSet set, StackWork work, TrainerSettings settings) {
    this(set, work, settings, new ArrayList<>(), 0);
    work.trials().forEach(trial -> trainings.add(training(trial)));
  }

  /**
   * Trainings that go on.
   *
   * @param trainings one for each of the work's trials, in that order, from any stacks
   * @param done epochs that they have done
   */
  StackTraining(
      TrainingSet set,
      StackWork work,
      TrainerSettings settings,
      List<TrialTraining> trainings,
      int done) {
    this.set = set;
    this.work = work;
    this.settings = settings;
    this.train = set.trainRows(work.fold(), work.ration(), settings.seed());
    this.validation = set.validationRows(work.fold());
    this.trainings = trainings;
    this.done = done;
  }

  private TrialTraining training(Trial trial) {
    HeadRecipe recipe = trial.recipe();
    int steps = (train.length + work.batchSize() - 1) / work.batchSize();
    return new TrialTraining(
        trial,
        work.fold(),
        head(recipe),
        Targets.of(recipe.options(), labels(train), set.classes(), settings.correctPriors()),
        new LearningRate(recipe, steps),
        set.scratch());
  }

  private HeadInTraining head(HeadRecipe recipe) {
    int features = set.features().columns();
    int hidden = recipe.options().hidden();
    if (hidden == 0) {
      return new LinearHead(recipe, features, set.classes());
    }
    return new HiddenHead(
        recipe,
        new GlorotUniform(key(HIDDEN_WEIGHTS_KEY, 0), features, hidden),
        new GlorotUniform(key(OUTPUT_WEIGHTS_KEY, 0), hidden, set.classes()));
  }

  /** Trains to the end and tells every epoch. */
  List<TrainedHead> run(Consumer<List<EpochReport>> listener) {
    runUntil(Integer.MAX_VALUE, listener);
    return trainings.stream().map(TrialTraining::finish).toList();
  }

  /** Trains until all have ended or this epoch is done, and tells every epoch. */
  void runUntil(int last, Consumer<List<EpochReport>> listener) {
    Batch batch = batch(Math.min(work.batchSize(), train.length));
    Batch validationBatch = batch(Math.min(VALIDATION_BATCH, validation.length));
    List<TrialTraining> going = going();
    while (!going.isEmpty() && done < last) {
      int epoch = done + 1;
      trainEpoch(epoch, going, batch);
      validate(going, validationBatch);
      List<EpochReport> reports = new ArrayList<>();
      for (TrialTraining training : going) {
        reports.add(training.endEpoch(epoch, work.scaling()));
      }
      listener.accept(reports);
      done = epoch;
      going = going();
    }
  }

  /** Those that have not ended. */
  List<TrialTraining> going() {
    return trainings.stream().filter(t -> t.goesOn(settings.patience())).toList();
  }

  /** Those that have. */
  List<TrialTraining> ended() {
    return trainings.stream().filter(t -> !t.goesOn(settings.patience())).toList();
  }

  private Batch batch(int photos) {
    return new Batch(set, work.scaling(), photos);
  }

  private void trainEpoch(int epoch, List<TrialTraining> going, Batch batch) {
    int[] order = order(epoch);
    long dropoutKey = key(DROPOUT_KEY, epoch);
    long hiddenKey = key(HIDDEN_DROPOUT_KEY, epoch);
    StackedLogits stacked = stacked(going, batch);
    for (int from = 0; from < order.length; from += work.batchSize()) {
      work.checkInterrupted();
      int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + work.batchSize()));
      batch.fill(rows, work.views(), epoch);
      Batch.Inputs inputs = batch.drop(work.dropout(), rows, dropoutKey);
      Dropout between = new Dropout(rows, hiddenKey);
      int[] labels = labels(rows);
      float[][] z = new float[set.classes()][batch.capacity()];
      stacked.take();
      stacked.multiply(inputs);
      for (TrialTraining training : going) {
        if (!stacked.put(training.head(), z)) {
          training.head().predictToLearn(inputs, between, z);
        }
        training.train(inputs, z, labels);
      }
    }
  }

  private static StackedLogits stacked(List<TrialTraining> going, Batch batch) {
    return new StackedLogits(going.stream().map(TrialTraining::head).toList(), batch.capacity());
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

  private void validate(List<TrialTraining> going, Batch batch) {
    float[][] z = new float[set.classes()][batch.capacity()];
    going.forEach(t -> t.beginValidation(validation.length));
    StackedLogits stacked = stacked(going, batch);
    stacked.take();
    for (int from = 0; from < validation.length; from += VALIDATION_BATCH) {
      int to = Math.min(validation.length, from + VALIDATION_BATCH);
      int[] rows = Arrays.copyOfRange(validation, from, to);
      Batch.Inputs inputs = batch.fill(rows);
      int[] labels = labels(rows);
      stacked.multiply(inputs);
      for (TrialTraining training : going) {
        if (!stacked.put(training.head(), z)) {
          training.head().predict(inputs, z);
        }
        training.validate(z, labels);
      }
    }
  }
}
