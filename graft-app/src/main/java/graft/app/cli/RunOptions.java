package graft.app.cli;

import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Image;
import graft.core.error.UserError;
import graft.core.metrics.Metric;
import graft.core.photos.PhotoSource;
import graft.core.split.Grouping;
import graft.core.split.SplitSettings;
import graft.core.study.StudyPlan;
import graft.vision.pass.TestViews;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that {@code tune} and {@code train} share. */
final class RunOptions {
  @Parameters(paramLabel = "PHOTOS", description = "A folder with one folder of photos a class.")
  private Path photos = Path.of("");

  @Mixin private LabelsOption labels = new LabelsOption();

  @Mixin final OutputOptions output = new OutputOptions();

  @Option(
      names = "--backbone",
      paramLabel = "NAME|FILE.onnx|auto",
      description =
          "The pretrained network: one that 'graft backbones' lists; an ONNX file; auto, the one,"
              + " and the picture size, that is better or as good for less on some of the photos"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "efficientnet-lite0")
  private String backbone = "";

  @Mixin private OnnxFileOptions onnx = new OnnxFileOptions();

  @Option(
      names = "--image-size",
      paramLabel = "N",
      description =
          "Side of the square that a photo becomes (default: what the backbone likes best).")
  private @Nullable Integer imageSize;

  @Option(
      names = "--fit",
      paramLabel = "HOW",
      description =
          "How a photo becomes a square: squash; crop, the middle alone; pad, with grey bars; auto,"
              + " what is better on some of the photos (default: ${DEFAULT-VALUE}).",
      defaultValue = "squash")
  FitChoice fit = FitChoice.SQUASH;

  @Option(
      names = "--test-views",
      paramLabel = "WHICH",
      description =
          "What the model looks at beside a photo when it is asked: none; flip, its mirror image,"
              + " and a prediction takes twice as long; crops, its corners, and it takes five times"
              + " as long, if that is better beyond chance (default: ${DEFAULT-VALUE}).",
      defaultValue = "none")
  TestViews testViews = TestViews.NONE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the split, the search and the training (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  long seed;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "The most passes over the photos (default: 30; where tune has few photos, more, 150 at"
              + " most).")
  private @Nullable Integer epochs;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Cross-validation folds (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int folds;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description = "One validation part of this fraction instead of folds.")
  private double validation;

  @Option(
      names = "--test",
      paramLabel = "F",
      description = "The sealed test part; 0 means none (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.15")
  private double test;

  @Option(
      names = "--group-by",
      paramLabel = "PATTERN",
      description =
          "Photos that belong together share one part, by their names: 'patient_{group}_*'; or a"
              + " regular expression with one group in parentheses.")
  private String groupBy = "";

  @Option(
      names = "--keep-conflicts",
      description =
          "Learn from pictures that stand under two labels, too (default: they are left out).")
  private boolean keepConflicts;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "What is chosen for: log-loss, accuracy, balanced-accuracy, macro-f1 (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "log-loss")
  private String metric = "";

  @Option(
      names = "--coach",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Turn every knob alone and say what it does here (default: yes).")
  private boolean coach;

  /** The most passes over the photos, if a number was typed. */
  OptionalInt epochs() {
    return epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs);
  }

  /** The plan with what was said about it. */
  StudyPlan plan(StudyPlan plan) {
    return plan.withMetric(Metric.of(metric)).withCoach(coach).withSeed(seed);
  }

  /** What was said, checked. */
  TuneSettings settings(String command, StudyPlan plan) {
    SplitSettings split =
        checked(
            () ->
                new SplitSettings(
                    seed, test, folds, validation, new Grouping(groupBy), keepConflicts));
    PhotoSource source = labels.of(photos);
    TuneSettings settings =
        TuneSettings.of(source)
            .withImage(
                new Image(
                    backbone, Optional.ofNullable(imageSize), fit.fit(), testViews, onnx.options()))
            .withSplit(split);
    return output.settings(settings, command + " " + source.asText(), plan);
  }

  /** Settings that were typed: what is wrong with them the user can mend. */
  static <T> T checked(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  /** A number that was typed, if it is 1 or more. */
  static int atLeastOne(int number, String name, String option) {
    if (number < 1) {
      throw new UserError("%s must be 1 or more, got %d (%s)".formatted(name, number, option));
    }
    return number;
  }
}
