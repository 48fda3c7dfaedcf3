package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.core.study.StudyPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft tune PHOTOS}: the main job. */
@Command(
    name = "tune",
    description = "Tunes a classifier on a folder of photos, one folder a class.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TuneCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Sets of hyperparameters to try (default: ${DEFAULT-VALUE}).",
      defaultValue = "72")
  private int trials;

  @Mixin private SpaceOptions space = new SpaceOptions();

  TuneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TuneSettings settings = options.settings("tune", plan());
    return RunConsole.run(terminal, options.output, listener -> TuneJob.run(settings, listener));
  }

  private StudyPlan plan() {
    return RunOptions.checked(
        () ->
            options
                .plan(StudyPlan.defaults())
                .withSpace(space.space(options.epochs))
                .withTrials(trials));
  }
}
