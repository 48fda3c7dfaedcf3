package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Budget;
import graft.app.job.TuneSettings.FineTune;
import graft.app.job.TuneSettings.FineTune.When;
import graft.core.augment.Mixture;
import graft.core.error.UserError;
import graft.core.study.StudyPlan;
import graft.core.study.StudyPlan.Augment;
import graft.vision.pass.TestViews;
import java.util.List;
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

  @Option(
      names = "--augment",
      negatable = true,
      description =
          "Try changed views of the photos (augmentation), and learn from them if that helps"
              + " (default: no; it takes some passes over the photos).")
  private boolean augment;

  @Option(
      names = "--augmentation",
      paramLabel = "KIND",
      split = ",",
      description =
          "The kinds of changed views to try, or mixtures such as crop+flip (default: all that"
              + " Graft knows). Implies --augment.")
  private @Nullable List<String> kinds;

  @Option(
      names = "--fine-tune",
      negatable = true,
      description =
          "Train the last blocks of the backbone as well (default: with --minutes, where they leave"
              + " room for it).")
  private @Nullable Boolean fineTune;

  @Option(
      names = "--cache-gib",
      paramLabel = "G",
      description =
          "The most that activations may take on disk while fine-tuning (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private double cacheGib;

  @Option(
      names = "--discriminant",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Let a linear discriminant answer beside the head where that is better beyond chance"
              + " (default: yes).")
  private boolean discriminant;

  @Mixin private SpaceOptions space = new SpaceOptions();

  TuneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    refuseWhatDoesNotGoTogether();
    Budget budget = RunOptions.checked(() -> new Budget(Optional.ofNullable(minutes)));
    FineTune blocks = RunOptions.checked(() -> new FineTune(fineTune(), cacheGib));
    TuneSettings settings =
        options
            .settings("tune", plan())
            .withBudget(budget)
            .withFineTune(blocks)
            .withDiscriminant(discriminant);
    return RunConsole.run(terminal, options.output, listener -> TuneJob.run(settings, listener));
  }

  private void refuseWhatDoesNotGoTogether() {
    if (fineTune() == When.ALWAYS && options.testViews != TestViews.NONE) {
      throw new UserError(
          "--test-views does not go with --fine-tune, which is judged on the photos alone: leave"
              + " one of them out");
    }
  }

  /** Nobody who asks for something that it does not go with is given it. */
  private When fineTune() {
    if (fineTune != null) {
      return fineTune ? When.ALWAYS : When.NEVER;
    }
    return minutes == null || options.testViews != TestViews.NONE ? When.NEVER : When.IF_TIME;
  }

  private StudyPlan plan() {
    return RunOptions.checked(
        () ->
            options
                .plan(StudyPlan.defaults())
                .withSpace(space.space(options.epochs()))
                .withTrials(trials())
                .withAugment(augment()));
  }

  private Augment augment() {
    if (kinds == null) {
      return augment ? Augment.of(Mixture.names()) : Augment.NONE;
    }
    for (String kind : kinds) {
      if (Mixture.of(kind).isEmpty()) {
        throw new UserError(
            "a kind of augmentation must be one of %s, or several in this order with + between them, got '%s' (--augmentation)"
                .formatted(String.join(", ", Mixture.names()), kind));
      }
    }
    return Augment.of(kinds);
  }

  private int trials() {
    if (trials != null) {
      return trials;
    }
    return minutes == null ? StudyPlan.defaults().effort().trials() : MOST_TRIALS;
  }
}
