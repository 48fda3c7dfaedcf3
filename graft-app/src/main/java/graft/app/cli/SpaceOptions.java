package graft.app.cli;

import graft.core.error.UserError;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.study.OptionChoices;
import graft.core.study.Regularisers;
import graft.core.study.Regularisers.Kind;
import graft.core.study.SearchSpace;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code tune} searches: what is named here narrows, fixes or widens the usual space. */
final class SpaceOptions {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      split = ",",
      description = "Batch sizes to try (default: ${DEFAULT-VALUE}).",
      defaultValue = "32,64,128")
  private List<Integer> batchSizes = List.of();

  @Option(
      names = "--learning-rate",
      paramLabel = "RANGE",
      description = "Learning rates to try: 0.0001..0.01, or one (default: 0.00003..0.01).")
  private @Nullable String learningRate;

  @Option(
      names = "--regulariser",
      paramLabel = "KIND",
      split = ",",
      description = "What may hold the weights back: dropout, l2, l1, none (default: all four).")
  private @Nullable List<String> kinds;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      split = ",",
      description = "Dropout rates to try (default: 0.1 to 0.8 in tenths).")
  private @Nullable List<Double> dropouts;

  @Option(
      names = "--l2",
      paramLabel = "RANGE",
      description = "Strengths of L2 to try (default: 0.0001..0.1).")
  private @Nullable String l2;

  @Option(
      names = "--l1",
      paramLabel = "RANGE",
      description = "Strengths of L1 to try (default: 0.00001..0.01).")
  private @Nullable String l1;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      description = "Units of a hidden layer to try, 0 for none (default: 0,128,256,512).")
  private @Nullable List<Integer> hidden;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      split = ",",
      description = "Schedules of the rate to try (default: constant,plateau,cosine).")
  private @Nullable List<Schedule> schedules;

  @Option(
      names = "--label-smoothing",
      paramLabel = "S",
      split = ",",
      description = "Label smoothing to try (default: 0,0.1).")
  private @Nullable List<Double> labelSmoothings;

  @Option(
      names = "--class-weights",
      paramLabel = "no|yes",
      split = ",",
      description = "Whether classes may weigh the same (default: no,yes).")
  private @Nullable List<String> classWeights;

  /**
   * The space with what was said; a wrong range is an IllegalArgumentException.
   *
   * @param epochs that were asked for
   */
  SearchSpace space(OptionalInt epochs) {
    SearchSpace space =
        SearchSpace.defaults()
            .withBatchSizes(batchSizes)
            .withRegularisers(regularisers())
            .withOptions(options());
    if (learningRate != null) {
      space =
          space.withLearningRate(range(learningRate, "--learning-rate")).pin(Knob.LEARNING_RATE);
    }
    if (epochs.isPresent()) {
      space = space.withEpochs(epochs.getAsInt()).pin(Knob.EPOCHS);
    }
    space = hidden == null ? space : space.pin(Knob.HIDDEN);
    space = l2 == null ? space : space.pin(Knob.L2);
    return l1 == null ? space : space.pin(Knob.L1);
  }

  private Regularisers regularisers() {
    requireTried(Kind.DROPOUT, dropouts, "--dropout");
    requireTried(Kind.L2, l2, "--l2");
    requireTried(Kind.L1, l1, "--l1");
    Regularisers regularisers = Regularisers.defaults();
    if (kinds != null) {
      regularisers = regularisers.withKinds(kinds.stream().map(SpaceOptions::kind).toList());
    }
    if (dropouts != null) {
      regularisers = regularisers.withDropouts(dropouts.stream().sorted().distinct().toList());
    }
    if (l2 != null) {
      regularisers = regularisers.withL2(range(l2, "--l2"));
    }
    return l1 == null ? regularisers : regularisers.withL1(range(l1, "--l1"));
  }

  /** Strengths of what is not tried would be passed over in silence. */
  private void requireTried(Kind kind, @Nullable Object strengths, String option) {
    if (strengths != null
        && kinds != null
        && kinds.stream().map(SpaceOptions::kind).noneMatch(kind::equals)) {
      throw new UserError(
          "%s says how strong a regulariser is that --regulariser %s leaves out. Name %s there too, or leave %s away"
              .formatted(
                  option, String.join(",", kinds), kind.name().toLowerCase(Locale.ROOT), option));
    }
  }

  private OptionChoices options() {
    OptionChoices options = OptionChoices.defaults();
    options = hidden == null ? options : options.withHidden(hidden);
    options = schedules == null ? options : options.withSchedules(schedules);
    options = labelSmoothings == null ? options : options.withLabelSmoothings(labelSmoothings);
    return classWeights == null
        ? options
        : options.withClassWeights(classWeights.stream().map(SpaceOptions::yes).toList());
  }

  private static Kind kind(String word) {
    try {
      return Kind.valueOf(word.trim().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "a regulariser must be dropout, l2, l1 or none, got '%s' (--regulariser)".formatted(word),
          e);
    }
  }

  private static boolean yes(String word) {
    return switch (word.trim().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default ->
          throw new UserError(
              "class weights must be no, yes or no,yes, got '%s' (--class-weights)"
                  .formatted(word));
    };
  }

  /** "0.0001..0.01", or one number. */
  private static LogRange range(String text, String option) {
    String[] ends = text.split("\\.\\.", -1);
    try {
      if (ends.length <= 2) {
        return new LogRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
      }
    } catch (NumberFormatException e) {
      // said below, with what was typed
    } catch (IllegalArgumentException e) {
      throw new UserError("%s (%s %s)".formatted(e.getMessage(), option, text), e);
    }
    throw new UserError(
        "%s must be a number above 0 or a range such as 0.0001..0.01, got '%s'"
            .formatted(option, text));
  }
}
