package graft.app.report;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * All trials as lines over parallel axes, one a hyperparameter, the last the loss.
 *
 * @param axes from left to right; none where there are too few trials or axes for a picture
 * @param lines worst first, so that the best are drawn over them; the chosen one is last
 * @param words what the picture says
 */
public record ParallelView(List<Axis> axes, List<Line> lines, List<String> words) {
  private static final int FEWEST_TRIALS = 4;
  private static final int FEWEST_AXES = 2;

  /**
   * An axis.
   *
   * @param name in words
   * @param scale {@code log}, {@code choice}, {@code strength} or {@code loss}
   * @param labels the values of a choice
   * @param range lowest and highest value shown; none for a choice
   */
  public record Axis(String name, String scale, List<String> labels, List<Double> range) {}

  /**
   * A trial.
   *
   * @param at its place on each axis; null where it has none
   * @param text what it is, with its true loss
   * @param chosen whether it was chosen
   */
  public record Line(List<@Nullable Double> at, String text, boolean chosen) {}

  static ParallelView of(List<MeasuredTrial> trials, ReportWords words) {
    List<MeasuredTrial> sorted = trials.stream().sorted(MeasuredTrial.BEST_FIRST).toList();
    List<HeadRecipe> recipes = sorted.stream().map(t -> t.trial().recipe()).toList();
    List<Double> losses =
        sorted.stream().map(MeasuredTrial::sharedLoss).filter(Double::isFinite).toList();
    List<TrialAxis> knobs = TrialAxis.of(recipes, words);
    if (losses.size() < FEWEST_TRIALS || knobs.size() < FEWEST_AXES) {
      return new ParallelView(List.of(), List.of(), List.of());
    }
    LossWindow window = LossWindow.of(losses);
    List<Axis> axes = new ArrayList<>();
    knobs.forEach(knob -> axes.add(axis(knob, recipes, words)));
    axes.add(
        new Axis(words.say("knob.loss"), "loss", List.of(), List.of(window.low(), window.high())));
    return new ParallelView(
        axes,
        lines(sorted, new Drawing(knobs, window, words)),
        new ParallelWords(sorted, knobs, words).all());
  }

  private static Axis axis(TrialAxis knob, List<HeadRecipe> recipes, ReportWords words) {
    return new Axis(
        words.say("knob." + knob.key()),
        knob.scale().name().toLowerCase(Locale.ROOT),
        knob.labels(),
        range(knob, recipes));
  }

  private static List<Double> range(TrialAxis knob, List<HeadRecipe> recipes) {
    return switch (knob.scale()) {
      case CHOICE -> List.of();
      case STRENGTH -> List.of(0.0, 1.0);
      case LOG -> {
        double low = places(knob, recipes).min().orElseThrow();
        double high = places(knob, recipes).max().orElseThrow();
        yield List.of(Numbers.short4(low), Numbers.short4(high));
      }
    };
  }

  private static DoubleStream places(TrialAxis knob, List<HeadRecipe> recipes) {
    return recipes.stream()
        .map(knob.place())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private static List<Line> lines(List<MeasuredTrial> sorted, Drawing drawing) {
    MeasuredTrial chosen = sorted.getFirst();
    List<Line> lines = new ArrayList<>();
    sorted.stream()
        .filter(t -> !t.equals(chosen))
        .sorted(Comparator.comparingDouble(MeasuredTrial::sharedLoss).reversed())
        .forEach(t -> lines.add(drawing.line(t, false)));
    lines.add(drawing.line(chosen, true));
    return lines;
  }

  /** What turns a trial into a line. */
  private record Drawing(List<TrialAxis> knobs, LossWindow window, ReportWords words) {
    Line line(MeasuredTrial t, boolean chosen) {
      List<@Nullable Double> at = new ArrayList<>();
      for (TrialAxis knob : knobs) {
        OptionalDouble place = knob.place().apply(t.trial().recipe());
        at.add(place.isPresent() ? Numbers.short4(place.getAsDouble()) : null);
      }
      at.add(Numbers.short4(window.clamp(t.sharedLoss())));
      return new Line(at, TrialText.of(t, words), chosen);
    }
  }
}
