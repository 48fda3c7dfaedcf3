package graft.train.head;

import graft.core.head.Head;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The study's objective: trains heads in stacks, a stack a worker, the dearest first. Trials with
 * one batch size share a stack on each fold.
 */
public final class HeadTrainer implements Objective {
  private final TrainingSet set;
  private final TrainerSettings settings;
  private final BooleanSupplier interrupted;

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
    this.interrupted = interrupted;
  }

  @Override
  public void run(List<Assignment> work, StudyListener listener) {
    train(work, listener);
  }

  /** Trains one trial again on these folds and gives its heads; the same bits as in the study. */
  public List<Head> heads(Trial trial, List<Integer> folds) {
    List<Assignment> work = folds.stream().map(fold -> new Assignment(trial, fold)).toList();
    return train(work, StudyListener.DEAF).stream()
        .sorted(Comparator.comparingInt(h -> h.result().fold()))
        .map(TrainedHead::head)
        .toList();
  }

  private List<TrainedHead> train(List<Assignment> work, StudyListener listener) {
    try (ExecutorService workers = Executors.newFixedThreadPool(settings.threads())) {
      List<Future<List<TrainedHead>>> futures =
          stacks(work).stream().map(s -> workers.submit(() -> train(s, listener))).toList();
      List<TrainedHead> heads = new ArrayList<>();
      try {
        for (Future<List<TrainedHead>> future : futures) {
          heads.addAll(future.get());
        }
      } catch (ExecutionException e) {
        workers.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException("Training a stack of heads failed", e.getCause());
      } catch (InterruptedException e) {
        workers.shutdownNow();
        Thread.currentThread().interrupt();
        throw new java.util.concurrent.CancellationException("interrupted");
      }
      return heads;
    }
  }

  private List<TrainedHead> train(StackWork stack, StudyListener listener) {
    List<TrainedHead> heads =
        new StackTraining(set, stack, settings)
            .run((List<EpochReport> reports) -> listener.epochs(reports));
    List<FoldResult> results = heads.stream().map(TrainedHead::result).toList();
    listener.finished(results);
    return heads;
  }

  /** Trials grouped by fold and batch size, in stacks that are wide but enough for all workers. */
  private List<StackWork> stacks(List<Assignment> work) {
    Map<List<Integer>, List<Trial>> groups =
        new TreeMap<>(
            Comparator.comparingInt((List<Integer> g) -> g.get(1))
                .thenComparingInt(List::getFirst));
    for (Assignment assignment : work) {
      groups
          .computeIfAbsent(
              List.of(assignment.fold(), assignment.trial().recipe().batchSize()),
              k -> new ArrayList<>())
          .add(assignment.trial());
    }
    int widest = Math.max(1, settings.stackColumns() / set.classes());
    List<StackWork> stacks = new ArrayList<>();
    groups.forEach(
        (key, trials) -> {
          for (List<Trial> part : parts(trials, widest)) {
            stacks.add(new StackWork(part, key.get(0), key.get(1), interrupted));
          }
        });
    return stacks;
  }

  private static Collection<List<Trial>> parts(List<Trial> trials, int widest) {
    int count = (trials.size() + widest - 1) / widest;
    List<Trial> byDropout =
        trials.stream()
            .sorted(
                Comparator.comparingDouble((Trial t) -> t.recipe().dropout())
                    .thenComparingInt(Trial::number))
            .toList();
    List<List<Trial>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * trials.size() / count;
      parts.add(byDropout.subList(from, (i + 1) * trials.size() / count));
    }
    return parts;
  }
}
