package graft.app.cli;

import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.Machine;
import graft.app.job.TuneSettings.StartMode;
import graft.core.device.DeviceChoice;
import graft.core.photos.PhotoSource;
import graft.core.study.StudyPlan;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where a run goes, what it may use and what it says; none of it changes the result, but the device
 * its last digits.
 */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder (default: runs/PHOTOS-N).")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; results do not depend on it (default: all processors).")
  private @Nullable Integer threads;

  @Option(
      names = "--device",
      paramLabel = "WHAT",
      description =
          "What networks are computed on: cpu; cuda, a card of NVIDIA, which needs a build with"
              + " -Pcuda; auto, cuda where it is there (default: ${DEFAULT-VALUE}).",
      defaultValue = "auto")
  private DeviceChoice device = DeviceChoice.AUTO;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The feature cache (default: $GRAFT_CACHE, else ~/.cache/graft).")
  private @Nullable Path cache;

  @Option(
      names = "--pictures",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Show photos in the report (default: yes).")
  private boolean pictures;

  @Option(names = "--fresh", description = "Start anew, even if an unfinished run could go on.")
  private boolean fresh;

  @Option(names = "--overwrite", description = "Replace the run in the output folder.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  boolean json;

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(names = "--quiet", description = "Say nothing but the result and errors.")
  boolean quiet;

  /**
   * The sentence that tells which command goes on with this run when it is interrupted.
   *
   * @param key of the sentence where it is the same one; that of the one without an option ends in
   *     ".without"
   */
  Sentence again(String key) {
    return overwrite || fresh
        ? Sentence.of(key + ".without").with("option", overwrite ? "--overwrite" : "--fresh")
        : Sentence.of(key);
  }

  Words words() {
    return language.words();
  }

  /** The settings with what was said here. */
  TuneSettings settings(TuneSettings settings, String command, StudyPlan plan) {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    RunOptions.atLeastOne(workers, "threads", "--threads");
    PhotoSource photos = settings.folders().photos();
    StartMode start = overwrite ? StartMode.OVERWRITE : fresh ? StartMode.FRESH : StartMode.GO_ON;
    return settings
        .withFolders(
            new Folders(photos, Optional.ofNullable(out), Optional.ofNullable(cache), start))
        .withPlan(plan)
        .withMachine(
            new Machine(workers, device, pictures, language.language(), "./graft " + command));
  }
}
