package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.core.augment.Augmentation;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.head.Views;
import graft.core.study.StudyPlan;
import java.util.Optional;
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

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description =
          "Units of a hidden ReLU layer; 0 means a linear head (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private int hidden;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate goes: constant; plateau, a tenth when the validation loss stalls;"
              + " cosine, to zero over the epochs (default: ${DEFAULT-VALUE}).",
      defaultValue = "constant")
  private Schedule schedule = Schedule.CONSTANT;

  @Option(
      names = "--label-smoothing",
      paramLabel = "S",
      description =
          "Share of each label that is spread over all classes (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double labelSmoothing;

  @Option(
      names = "--class-weights",
      description = "Lets every class weigh the same, however many photos it has.")
  private boolean classWeights;

  @Mixin private KerasOptions keras = new KerasOptions();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Augmentation> augmentation = keras.augmentation();
    StudyPlan plan = RunOptions.checked(() -> options.plan(StudyPlan.single(recipe(augmentation))));
    TuneSettings settings = options.settings("train", plan).withAugmentation(augmentation);
    return RunConsole.run(terminal, options.output, listener -> TuneJob.run(settings, listener));
  }

  private HeadRecipe recipe(Optional<Augmentation> augmentation) {
    RunOptions.atLeastOne(keras.views, "views", "--views");
    Views views =
        augmentation.map(a -> new Views(TuneSettings.name(a), keras.views)).orElse(Views.NONE);
    HeadOptions extras = new HeadOptions(schedule, labelSmoothing, classWeights, hidden, views);
    return new HeadRecipe(
        learningRate,
        batchSize,
        options.epochs().orElse(HeadRecipe.defaults().epochs()),
        dropout,
        l1,
        l2,
        extras);
  }
}
