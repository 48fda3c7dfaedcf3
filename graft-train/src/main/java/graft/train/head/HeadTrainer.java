package graft.train.head;

import graft.core.folds.Resamples;
import graft.core.head.Head;
import graft.core.head.Views;
import graft.core.random.CounterRandom;
import graft.core.split.Split;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.Rungs;
import graft.core.study.StudyListener;
import graft.core.study.StudyPlan;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The study's objective: trains heads in stacks, a stack a worker, the dearest first. Linear heads
 * with one batch size and one dropout rate share a stack on each fold. A head with a hidden layer
 * is a stack of its own: what a stack shares is small beside its products, and alone they spread
 * over the workers.
 */
public final class HeadTrainer implements Objective {
  private static final int HEADS_OF_FEW = 3;
  private static final int MANY =
      10_000; // photos whose trainings take much longer than a collection

  private final TrainingSet set;
  private final TrainerSettings settings;
  private final Stacking stacking;

  public HeadTrainer(TrainingSet set, TrainerSettings settings) {
    this(set, settings, () -> false);
  }

  /**
   * A trainer that can be interrupted.
   *
   * @param interrupted asked before every batch; once true, {@link #run} ends with a
   *     CancellationException
   */
  public HeadTrainer(TrainingSet set, TrainerSettings settings, BooleanSupplier interrupted) {
    this.set = set;
    this.settings = settings;
    this.stacking = new Stacking(set, settings, interrupted);
  }

  /** At each rung all wait for the last, and those that go on are put into stacks anew. */
  @Override
  public void run(List<Assignment> work, Rungs rungs, StudyListener listener) {
    letGo();
    if (rungs.epochs().isEmpty()) {
      onWorkers(stacking.stacks(work), s -> results(train(s, listener))); // lets go of the heads
      return;
    }
    List<StackTraining> stacks =
        stacking.stacks(work).stream().map(s -> new StackTraining(set, s, settings)).toList();
    for (int epoch : rungs.epochs()) {
      Map<Assignment, TrialTraining> going = trainUntil(epoch, stacks, listener);
      if (going.isEmpty()) {
        return;
      }
      Map<Assignment, FoldResult> soFar = new LinkedHashMap<>();
      going.forEach((assignment, training) -> soFar.put(assignment, training.finish().result()));
      Set<Assignment> on = rungs.goOn(epoch, Map.copyOf(soFar));
      going.keySet().retainAll(on);
      soFar.keySet().removeAll(on);
      tell(listener, List.copyOf(soFar.values()));
      stacks = goingOn(going, epoch);
    }
    trainUntil(Integer.MAX_VALUE, stacks, listener);
  }

  /** Sees that the features of the views are there. */
  @Override
  public boolean prepare(List<Assignment> work) {
    boolean made = false;
    for (Map.Entry<Views, int[]> wanted : wanted(work).entrySet()) {
      made |= set.views().prepare(wanted.getKey(), wanted.getValue());
    }
    return made;
  }

  @Override
  public double seconds(List<Assignment> work) {
    return wanted(work).entrySet().stream()
        .mapToDouble(e -> set.views().seconds(e.getKey(), e.getValue()))
        .sum();
  }

  /** The views that trials learn from, and of which rows. */
  private Map<Views, int[]> wanted(List<Assignment> work) {
    Map<Views, Set<Integer>> rows = new LinkedHashMap<>();
    for (Assignment assignment : work) {
      Trial trial = assignment.trial();
      Views views = trial.recipe().options().views();
      if (views.count() > 0) {
        Set<Integer> of = rows.computeIfAbsent(views, k -> new TreeSet<>());
        for (int row : set.trainRows(assignment.fold(), trial.ration(), settings.seed())) {
          of.add(row);
        }
      }
    }
    Map<Views, int[]> wanted = new LinkedHashMap<>();
    rows.forEach((views, of) -> wanted.put(views, of.stream().mapToInt(r -> r).toArray()));
    return wanted;
  }

  @Override
  public int abreast(List<Assignment> work) {
    return stacking.abreast(work);
  }

  /** Trains until this epoch is done; those that end before are told, the others given back. */
  private Map<Assignment, TrialTraining> trainUntil(
      int epoch, List<StackTraining> stacks, StudyListener listener) {
    List<TrialTraining> going =
        onWorkers(
            stacks,
            stack -> {
              stack.runUntil(epoch, listener::epochs);
              tell(listener, stack.ended().stream().map(t -> t.finish().result()).toList());
              return stack.going();
            });
    Map<Assignment, TrialTraining> byAssignment = new LinkedHashMap<>();
    going.forEach(training -> byAssignment.put(training.assignment(), training));
    return byAssignment;
  }

  private static void tell(StudyListener listener, List<FoldResult> results) {
    if (!results.isEmpty()) {
      listener.finished(results);
    }
  }

  private List<StackTraining> goingOn(Map<Assignment, TrialTraining> going, int epoch) {
    List<StackTraining> stacks = new ArrayList<>();
    for (StackWork work : stacking.stacks(List.copyOf(going.keySet()))) {
      List<TrialTraining> trainings = new ArrayList<>();
      for (Trial trial : work.trials()) {
        trainings.add(Objects.requireNonNull(going.get(new Assignment(trial, work.fold()))));
      }
      stacks.add(new StackTraining(set, work, settings, trainings, epoch));
    }
    return stacks;
  }

  /** Trains one trial again on these folds and gives its heads; the same bits as in the study. */
  public List<Head> heads(Trial trial, List<Integer> folds) {
    letGo();
    List<Assignment> work = folds.stream().map(fold -> new Assignment(trial, fold)).toList();
    prepare(work);
    return onWorkers(stacking.stacks(work), s -> train(s, StudyListener.DEAF)).stream()
        .sorted(Comparator.comparingInt(h -> h.result().fold()))
        .map(TrainedHead::head)
        .toList();
  }

  /**
   * The head that a trial makes: the mean of its folds' heads; where these lack photos that count,
   * because a fold has few, the mean of some that learn from all, for as many epochs as the folds
   * were best at.
   *
   * @param results the trial's on the folds of the first deal
   */
  public Head whole(Trial trial, List<FoldResult> results) {
    Resamples all = set.resamples();
    if (all.foldsFor(StudyPlan.Effort.JUDGES) == 1) {
      return Head.mean(heads(trial, results.stream().map(FoldResult::fold).toList()));
    }
    double epochs = results.stream().mapToInt(FoldResult::bestEpoch).average().orElseThrow();
    Trial shorter =
        new Trial(
            trial.number(),
            trial.round(),
            trial.recipe().withEpochs((int) Math.max(1, Math.round(epochs))),
            trial.ration());
    Resamples unjudged =
        new Resamples(
            1,
            List.of(Collections.nCopies(all.labels().size(), Split.ALWAYS_TRAIN)),
            all.labels(),
            all.names());
    TrainingSet whole = new TrainingSet(set.features(), unjudged, set.views(), set.scratch());
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < HEADS_OF_FEW; i++) {
      TrainerSettings own = settings.withSeed(CounterRandom.with(settings.seed(), i));
      heads.addAll(new HeadTrainer(whole, own).heads(shorter, List.of(0)));
    }
    return Head.mean(heads);
  }

  /** Of many photos each round leaves much behind, beside which the heap would grow. */
  private void letGo() {
    if (set.features().rows() >= MANY) {
      System.gc();
    }
  }

  private <S, T> List<T> onWorkers(List<S> stacks, Function<S, List<T>> training) {
    return new Workers(settings.threads())
        .each(stacks, training).stream().flatMap(List::stream).toList();
  }

  private List<TrainedHead> train(StackWork stack, StudyListener listener) {
    List<TrainedHead> heads =
        new StackTraining(set, stack, settings)
            .run((List<EpochReport> reports) -> listener.epochs(reports));
    listener.finished(results(heads));
    return heads;
  }

  private static List<FoldResult> results(List<TrainedHead> heads) {
    return heads.stream().map(TrainedHead::result).toList();
  }
}
