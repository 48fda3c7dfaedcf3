package graft.app.cli;

import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.Image;
import graft.app.job.TuneSettings.Machine;
import graft.app.job.TuneSettings.StartMode;
import graft.core.error.UserError;
import graft.core.split.SplitSettings;
import graft.core.study.StudyPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that {@code tune} and {@code train} share. */
final class RunOptions {
  @Parameters(paramLabel = "PHOTOS", description = "A folder with one folder of photos a class.")
  private Path photos = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder (default: runs/PHOTOS-N).")
  private @Nullable Path out;

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "The pretrained network (default: ${DEFAULT-VALUE}).",
      defaultValue = "efficientnet-lite0")
  private String backbone = "";

  @Option(
      names = "--image-size",
      paramLabel = "N",
      description = "Pixels that a photo is squashed to (default: what the backbone likes best).")
  private @Nullable Integer imageSize;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the split, the search and the training (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  long seed;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "The most passes over the photos (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  int epochs;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Cross-validation folds (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int folds;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description = "One validation part of this fraction instead of folds.",
      defaultValue = "0",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "F",
      description = "The sealed test part; 0 means none (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.15")
  private double test;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; results do not depend on it (default: all processors).")
  private @Nullable Integer threads;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The feature cache (default: $GRAFT_CACHE, else ~/.cache/graft).")
  private @Nullable Path cache;

  @Option(names = "--no-pictures", description = "Leave photos out of the report.")
  private boolean noPictures;

  @Option(names = "--fresh", description = "Start anew, even if an unfinished run could go on.")
  private boolean fresh;

  @Option(names = "--overwrite", description = "Replace the run in the output folder.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  boolean json;

  @Option(names = "--quiet", description = "Say nothing but the result and errors.")
  boolean quiet;

  /** What was said, checked. */
  TuneSettings settings(String command, StudyPlan plan) {
    SplitSettings split = checked(() -> new SplitSettings(seed, test, folds, validation));
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1) {
      throw new UserError("threads must be 1 or more, got " + workers + " (--threads)");
    }
    StartMode start = overwrite ? StartMode.OVERWRITE : fresh ? StartMode.FRESH : StartMode.GO_ON;
    return new TuneSettings(
        new Folders(photos, Optional.ofNullable(out), Optional.ofNullable(cache), start),
        new Image(backbone, Optional.ofNullable(imageSize)),
        split,
        plan,
        new Machine(workers, !noPictures, "./graft " + command + " " + photos));
  }

  /** Settings that were typed: what is wrong with them the user can mend. */
  static <T> T checked(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }
}
