package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Budget;
import graft.core.study.StudyPlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  /** More than fit into an hour. */
  private static final int MOST_TRIALS = 20_000;

  private final Terminal terminal;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Sets of hyperparameters to try (default: 72; with --minutes, what fits).")
  private @Nullable Integer trials;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "The time for the whole run: the best that fits is done (default: no limit).")
  private @Nullable Double minutes;

  @Mixin private SpaceOptions space = new SpaceOptions();

  TuneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Budget budget = RunOptions.checked(() -> new Budget(Optional.ofNullable(minutes)));
    TuneSettings settings = options.settings("tune", plan()).withBudget(budget);
    return RunConsole.run(terminal, options.output, listener -> TuneJob.run(settings, listener));
  }

  private StudyPlan plan() {
    return RunOptions.checked(
        () ->
            options
                .plan(StudyPlan.defaults())
                .withSpace(space.space(options.epochs))
                .withTrials(trials()));
  }

  private int trials() {
    if (trials != null) {
      return trials;
    }
    return minutes == null ? StudyPlan.defaults().effort().trials() : MOST_TRIALS;
  }
}
