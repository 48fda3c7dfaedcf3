package graft.train.head;

import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.study.Objective.Assignment;
import graft.core.study.Ration;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Puts trainings into stacks, and says how many of them fit into memory side by side. Stacks that
 * learn from the same photos share one scaling, however often they are stacked anew.
 */
final class Stacking {
  private static final long BYTES_ABREAST = 256L << 20;

  /** Copies of a head's numbers: its own, the two moments of its steps, the best so far. */
  private static final int COPIES = 4;

  private final TrainingSet set;
  private final TrainerSettings settings;
  private final BooleanSupplier interrupted;
  private final Map<Photos, Scaling> scalings = new ConcurrentHashMap<>();

  Stacking(TrainingSet set, TrainerSettings settings, BooleanSupplier interrupted) {
    this.set = set;
    this.settings = settings;
    this.interrupted = interrupted;
  }

  /** Trials grouped by what they must share, in stacks that are not too wide, the dearest first. */
  List<StackWork> stacks(List<Assignment> work) {
    Map<Shared, List<Trial>> groups = new LinkedHashMap<>();
    for (Assignment assignment : work) {
      groups.computeIfAbsent(Shared.by(assignment), k -> new ArrayList<>()).add(assignment.trial());
    }
    List<StackWork> stacks = new ArrayList<>();
    groups.forEach(
        (shared, trials) -> {
          int widest = shared.hidden() ? 1 : Math.max(1, settings.stackColumns() / set.classes());
          int count = (trials.size() + widest - 1) / widest;
          for (int i = 0; i < count; i++) {
            List<Trial> part =
                trials.subList(i * trials.size() / count, (i + 1) * trials.size() / count);
            stacks.add(
                new StackWork(
                    part, shared.fold(), shared.batchSize(), scaling(shared), interrupted));
          }
        });
    stacks.sort(Comparator.comparingDouble(s -> -cost(s)));
    return stacks;
  }

  private Scaling scaling(Shared shared) {
    return scalings.computeIfAbsent(
        new Photos(shared.fold(), shared.ration(), shared.views()),
        photos -> {
          int[] rows = set.trainRows(photos.fold(), photos.ration(), settings.seed());
          return Scaling.of(set, rows, photos.views());
        });
  }

  /** Which photos a stack learns from. */
  private record Photos(int fold, Ration ration, Views views) {}

  /** Roughly what a stack costs, in linear heads; its products have as many columns as classes. */
  private double cost(StackWork stack) {
    double heads = 4; // the batch itself
    for (Trial trial : stack.trials()) {
      heads += Math.max(1, (double) trial.recipe().options().hidden() / set.classes());
    }
    return heads / Math.min(64, stack.batchSize());
  }

  /** How many of these trainings, from the first on, hold no more than 256 MiB; at least one. */
  int abreast(List<Assignment> work) {
    long bytes = 0;
    for (int i = 0; i < work.size(); i++) {
      bytes += bytes(work.get(i));
      if (bytes > BYTES_ABREAST) {
        return Math.max(1, i);
      }
    }
    return work.size();
  }

  private long bytes(Assignment work) {
    HeadRecipe recipe = work.trial().recipe();
    long features = set.features().columns();
    long hidden = recipe.options().hidden();
    long weights = hidden == 0 ? features * set.classes() : hidden * (features + set.classes());
    // these lie in the scratch file; but how many are abreast decides what halving compares
    long logits = 2L * set.validationRows(work.fold()).length * set.classes();
    return Float.BYTES * (COPIES * weights + logits);
  }

  /** What the trials of a stack have in common. */
  private record Shared(
      int fold, int batchSize, double dropout, Ration ration, Views views, boolean hidden) {
    static Shared by(Assignment work) {
      return new Shared(
          work.fold(),
          work.trial().recipe().batchSize(),
          work.trial().recipe().dropout(),
          work.trial().ration(),
          work.trial().recipe().options().views(),
          work.trial().recipe().options().hidden() > 0);
    }
  }
}
