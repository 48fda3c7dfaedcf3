package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.core.head.HeadRecipe;
import graft.core.study.StudyPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft train PHOTOS}: one training with the hyperparameters given. */
@Command(
    name = "train",
    description = "Trains one classifier with the hyperparameters given; the same outputs as tune.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Adam's step size (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.001")
  private double learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Photos a step (default: ${DEFAULT-VALUE}).",
      defaultValue = "32")
  private int batchSize;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      description = "Probability that a feature is dropped (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double dropout;

  @Option(
      names = "--l1",
      paramLabel = "S",
      description = "Strength of L1 (default: ${DEFAULT-VALUE}). Not together with dropout.",
      defaultValue = "0")
  private double l1;

  @Option(
      names = "--l2",
      paramLabel = "S",
      description =
          "Strength of L2, as Keras defines it (default: ${DEFAULT-VALUE}). Not together with"
              + " dropout.",
      defaultValue = "0")
  private double l2;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StudyPlan plan =
        RunOptions.checked(
            () ->
                StudyPlan.single(
                        new HeadRecipe(learningRate, batchSize, options.epochs, dropout, l1, l2))
                    .withSeed(options.seed));
    TuneSettings settings = options.settings("train", plan);
    return RunConsole.run(terminal, options.output, listener -> TuneJob.run(settings, listener));
  }
}
