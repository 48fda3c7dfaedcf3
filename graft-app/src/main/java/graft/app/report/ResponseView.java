package graft.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Validation loss against learning rate, over all trials. Rates are logarithms to base 10.
 *
 * @param groups the trials by kind of regulariser; none where there are too few for a picture
 * @param line the lowest loss near each rate, pairs of rate and loss, which may lie above the
 *     window; empty where there are too few trials
 * @param window the losses shown
 * @param words what the picture says; empty where there are too few trials to say
 */
public record ResponseView(
    List<Group> groups, List<List<Double>> line, List<Double> window, List<String> words) {
  private static final int FEWEST = 4;

  /**
   * The trials with one kind of regulariser.
   *
   * @param kind {@code none}, {@code dropout}, {@code l1}, {@code l2} or {@code l1_and_l2}: its
   *     colour and its mark
   * @param name in words
   */
  public record Group(String kind, String name, List<Dot> dots) {}

  /**
   * A trial.
   *
   * @param x the logarithm of its rate
   * @param y its loss, or the window's upper edge
   * @param beyond whether its loss lies above the window
   * @param text what it is, with its true loss
   * @param chosen whether it was chosen
   */
  public record Dot(double x, double y, boolean beyond, String text, boolean chosen) {}

  /**
   * The picture of these trials.
   *
   * @param photos how many photos a loss is the mean over
   */
  static ResponseView of(List<MeasuredTrial> trials, int photos, ReportWords words) {
    List<MeasuredTrial> sorted = trials.stream().sorted(MeasuredTrial.BEST_FIRST).toList();
    List<Double> losses =
        sorted.stream().map(MeasuredTrial::sharedLoss).filter(Double::isFinite).toList();
    long rates = sorted.stream().map(t -> t.trial().recipe().learningRate()).distinct().count();
    if (losses.size() < FEWEST || rates < 2) {
      return new ResponseView(List.of(), List.of(), List.of(), List.of());
    }
    LossWindow window = LossWindow.of(losses);
    LowerEnvelope envelope = LowerEnvelope.of(sorted);
    return new ResponseView(
        groups(sorted, window, words),
        envelope.points().stream()
            .map(p -> List.of(Numbers.short4(p.place()), Numbers.short4(p.loss())))
            .toList(),
        List.of(window.low(), window.high()),
        new ResponseWords(sorted, window, words).all(envelope, photos));
  }

  private static List<Group> groups(
      List<MeasuredTrial> sorted, LossWindow window, ReportWords words) {
    List<Group> groups = new ArrayList<>();
    for (Regulariser kind : Arrays.asList(Regulariser.values())) {
      List<Dot> dots =
          sorted.stream()
              .filter(t -> Regulariser.of(t.trial().recipe()) == kind)
              .map(t -> dot(t, t.equals(sorted.getFirst()), window, words))
              .toList();
      if (!dots.isEmpty()) {
        groups.add(new Group(kind.name().toLowerCase(Locale.ROOT), kind.name(words), dots));
      }
    }
    return groups;
  }

  private static Dot dot(MeasuredTrial t, boolean chosen, LossWindow window, ReportWords words) {
    return new Dot(
        Numbers.short4(Math.log10(t.trial().recipe().learningRate())),
        Numbers.short4(window.clamp(t.sharedLoss())),
        window.isBeyond(t.sharedLoss()),
        TrialText.of(t, words),
        chosen);
  }
}
