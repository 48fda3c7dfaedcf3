import graft.core.features.FeatureMatrix;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.random.CounterRandom;
import graft.core.scratch.FloatRows;
import graft.core.scratch.Scratch;
import graft.core.split.Split;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import graft.train.head.ViewFeatures;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times stacked heads on random features. Prints a line a round: seconds of wall time and of CPU
 * time.
 *
 * <p>Arguments: photos, features, classes, trials, epochs, batch size, threads, rounds. Eight
 * photos more validate, so that training is nearly all that is timed, and no trial stops early. A
 * folder behind them: the features lie in a scratch file there, as in a run. Run by bench/heads.py.
 */
class HeadBench {
  private static final int VALIDATION = 8;

  public static void main(String[] args) {
    int photos = Integer.parseInt(args[0]);
    int features = Integer.parseInt(args[1]);
    int classes = Integer.parseInt(args[2]);
    int trials = Integer.parseInt(args[3]);
    int epochs = Integer.parseInt(args[4]);
    int batchSize = Integer.parseInt(args[5]);
    int threads = Integer.parseInt(args[6]);
    int rounds = Integer.parseInt(args[7]);

    List<Assignment> work = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      double rate = 1e-4 * Math.pow(100, (double) i / Math.max(1, trials - 1));
      HeadRecipe recipe = new HeadRecipe(rate, batchSize, epochs, 0, 0, 0);
      work.add(new Assignment(new Trial(i, Trial.Round.GIVEN, recipe), 0));
    }
    int columns = (trials + threads - 1) / threads * classes; // a stack a thread
    HeadTrainer trainer =
        new HeadTrainer(
            set(
                photos,
                features,
                classes,
                args.length > 8 ? Scratch.in(Path.of(args[8])) : Scratch.onHeap()),
            new TrainerSettings(0, threads, epochs, columns));
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long cpuStart = cpuNanos();
      trainer.run(work, StudyListener.DEAF);
      long cpu = cpuNanos() - cpuStart;
      System.out.println((System.nanoTime() - start) / 1e9 + " " + cpu / 1e9);
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Features between -1.7 and 1.7 (mean 0, standard deviation 1), labels at random. */
  private static TrainingSet set(int photos, int features, int classes, Scratch scratch) {
    float[][] rows = new float[photos + VALIDATION][features];
    List<Integer> labels = new ArrayList<>();
    List<Integer> folds = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < features; f++) {
        double u = CounterRandom.uniform(CounterRandom.key(1, i, f));
        rows[i][f] = (float) ((2 * u - 1) * Math.sqrt(3));
      }
      labels.add((int) (CounterRandom.uniform(CounterRandom.key(2, i)) * classes));
      folds.add(i < photos ? Split.ALWAYS_TRAIN : 0);
    }
    return new TrainingSet(
        FeatureMatrix.of(scratch.keep(FloatRows.of(rows))),
        Resamples.of(folds, labels, classes),
        ViewFeatures.NONE,
        scratch);
  }
}
