package graft.core.study;

import graft.core.head.HeadOptions;
import graft.core.head.Schedule;
import graft.core.head.Views;
import java.util.List;

/**
 * What a study may try beyond the article; the first of each list is where it starts.
 *
 * @param schedules of the learning rate
 * @param labelSmoothings shares, each in [0, 1)
 * @param classWeights whether classes may weigh the same
 * @param hidden units of a hidden layer, 0 for none
 * @param views what all learn from beside the photos as they are
 */
public record OptionChoices(
    List<Schedule> schedules,
    List<Double> labelSmoothings,
    List<Boolean> classWeights,
    List<Integer> hidden,
    Views views) {

  /** Choices for heads that learn from the photos as they are. */
  public OptionChoices(
      List<Schedule> schedules,
      List<Double> labelSmoothings,
      List<Boolean> classWeights,
      List<Integer> hidden) {
    this(schedules, labelSmoothings, classWeights, hidden, Views.NONE);
  }

  public OptionChoices {
    schedules = List.copyOf(schedules);
    labelSmoothings = List.copyOf(labelSmoothings);
    classWeights = List.copyOf(classWeights);
    hidden = List.copyOf(hidden);
    requireSome(schedules, "--schedule");
    requireSome(labelSmoothings, "--label-smoothing");
    requireSome(classWeights, "--class-weights");
    requireSome(hidden, "--hidden");
    labelSmoothings.forEach(HeadOptions.PLAIN::withLabelSmoothing); // checks it
    hidden.forEach(HeadOptions.PLAIN::withHidden); // checks it
  }

  private static void requireSome(List<?> choices, String option) {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a value to try, got none (%s)".formatted(option));
    }
  }

  /** All schedules, label smoothing 0 and 0.1, class weights or none, hidden 0, 128, 256, 512. */
  public static OptionChoices defaults() {
    return new OptionChoices(
        List.of(Schedule.values()),
        List.of(0.0, 0.1),
        List.of(false, true),
        List.of(0, 128, 256, 512),
        Views.NONE);
  }

  public OptionChoices withSchedules(List<Schedule> value) {
    return new OptionChoices(value, labelSmoothings, classWeights, hidden, views);
  }

  public OptionChoices withLabelSmoothings(List<Double> value) {
    return new OptionChoices(schedules, value, classWeights, hidden, views);
  }

  public OptionChoices withClassWeights(List<Boolean> value) {
    return new OptionChoices(schedules, labelSmoothings, value, hidden, views);
  }

  public OptionChoices withHidden(List<Integer> value) {
    return new OptionChoices(schedules, labelSmoothings, classWeights, value, views);
  }

  OptionChoices withViews(Views value) {
    return new OptionChoices(schedules, labelSmoothings, classWeights, hidden, value);
  }

  HeadOptions simplest() {
    return new HeadOptions(
        schedules.getFirst(),
        labelSmoothings.getFirst(),
        classWeights.getFirst(),
        hidden.getFirst(),
        views);
  }

  boolean holds(HeadOptions options) {
    return schedules.contains(options.schedule())
        && labelSmoothings.contains(options.labelSmoothing())
        && classWeights.contains(options.classWeights())
        && hidden.contains(options.hidden())
        && views.equals(options.views());
  }
}
