package graft.train.head;

import graft.core.head.Head;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.Ration;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The study's objective: trains heads in stacks, a stack a worker, the dearest first. Trials with
 * one batch size and one dropout rate share a stack on each fold.
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

  /** Trials grouped by what they must share, in stacks that are not too wide, the dearest first. */
  private List<StackWork> stacks(List<Assignment> work) {
    Map<Shared, List<Trial>> groups = new LinkedHashMap<>();
    for (Assignment assignment : work) {
      groups.computeIfAbsent(Shared.by(assignment), k -> new ArrayList<>()).add(assignment.trial());
    }
    int widest = Math.max(1, settings.stackColumns() / set.classes());
    List<StackWork> stacks = new ArrayList<>();
    groups.forEach(
        (shared, trials) -> {
          int count = (trials.size() + widest - 1) / widest;
          for (int i = 0; i < count; i++) {
            List<Trial> part =
                trials.subList(i * trials.size() / count, (i + 1) * trials.size() / count);
            stacks.add(new StackWork(part, shared.fold(), shared.batchSize(), interrupted));
          }
        });
    stacks.sort(
        Comparator.comparingDouble(s -> -(s.trials().size() + 4.0) / Math.min(64, s.batchSize())));
    return stacks;
  }

  /** What the trials of a stack have in common. */
  private record Shared(int fold, int batchSize, double dropout, Ration ration) {
    static Shared by(Assignment work) {
      return new Shared(
          work.fold(),
          work.trial().recipe().batchSize(),
          work.trial().recipe().dropout(),
          work.trial().ration());
    }
  }
}
