package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the picture of loss against learning rate says. A statement about rates is made of the lower
 * envelope only, where it spans a decade without a gap, and only of differences that the number of
 * photos lets one believe.
 */
final class ResponseWords {
  /** Losses this near to the lowest count as level with it, however many photos there are. */
  private static final double LEVEL = 0.005;

  private static final List<Double> STEPS = List.of(1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01);
  private static final int FEWEST_POINTS = 3;
  private static final int FEWEST_OF_A_KIND = 3;

  private final List<MeasuredTrial> trials;
  private final LossWindow window;
  private final ReportWords words;

  ResponseWords(List<MeasuredTrial> trials, LossWindow window, ReportWords words) {
    this.trials = trials;
    this.window = window;
    this.words = words;
  }

  List<String> all(LowerEnvelope envelope, int photos) {
    List<String> said = new ArrayList<>();
    if (envelope.tellsAShape()) {
      addShape(said, envelope.points(), photos);
      addKinds(said);
    }
    long beyond = trials.stream().filter(t -> window.isBeyond(t.sharedLoss())).count();
    if (beyond > 0) {
      said.add(words.count("response.beyond", beyond));
    }
    return said;
  }

  /*
   * A photo's loss varies about as much as it is large, so the mean over n photos is known to
   * about loss / sqrt(n). Two heads are measured on the same photos, and their losses go up and
   * down together; half of that is a fair guess of what their difference is known to.
   */
  static double level(double best, int photos) {
    return Math.max(LEVEL, best / (2 * Math.sqrt(photos)));
  }

  private void addShape(List<String> said, List<LowerEnvelope.Point> points, int photos) {
    int at = lowest(points);
    double best = points.get(at).loss();
    double level = level(best, photos);
    int from = at;
    int to = at;
    while (from > 0 && points.get(from - 1).loss() <= best + level) {
      from--;
    }
    while (to < points.size() - 1 && points.get(to + 1).loss() <= best + level) {
      to++;
    }
    boolean whole = from == 0 && to == points.size() - 1;
    said.add(
        words.say(
            whole ? "response.whole" : from == to ? "response.narrow" : "response.level",
            "low",
            Numbers.rough(points.get(from).rate()),
            "high",
            Numbers.rough(points.get(to).rate()),
            "level",
            Numbers.loss(level),
            "loss",
            Numbers.loss(best)));
    if (!whole) {
      addSide(said, "low", points.subList(0, from), best, level);
      addSide(said, "high", points.subList(to + 1, points.size()).reversed(), best, level);
    }
  }

  private static int lowest(List<LowerEnvelope.Point> points) {
    int at = 0;
    for (int i = 1; i < points.size(); i++) {
      at = points.get(i).loss() < points.get(at).loss() ? i : at;
    }
    return at;
  }

  /** Beside the level part, from outside inwards: the largest round step by which all are worse. */
  private void addSide(
      List<String> said,
      String side,
      List<LowerEnvelope.Point> fromOutside,
      double best,
      double level) {
    if (fromOutside.isEmpty()) {
      said.add(words.say("response.edge." + side));
    }
    for (double step : STEPS) {
      List<LowerEnvelope.Point> worse =
          fromOutside.stream().takeWhile(p -> p.loss() >= best + step).toList();
      if (step > level && worse.size() >= FEWEST_POINTS) {
        String rate = Numbers.rough(worse.getLast().rate());
        said.add(words.say("response.worse." + side, "rate", rate, "step", Numbers.rough(step)));
        return;
      }
    }
  }

  private void addKinds(List<String> said) {
    Map<Regulariser, List<Double>> byKind =
        trials.stream()
            .filter(t -> Double.isFinite(t.sharedLoss()))
            .collect(
                Collectors.groupingBy(
                    t -> Regulariser.of(t.trial().recipe()),
                    TreeMap::new,
                    Collectors.mapping(MeasuredTrial::sharedLoss, Collectors.toList())));
    List<String> kinds =
        byKind.entrySet().stream()
            .filter(e -> e.getValue().size() >= FEWEST_OF_A_KIND)
            .sorted(Comparator.comparingDouble(e -> lowest(e.getValue())))
            .map(this::kind)
            .toList();
    if (kinds.size() > 1) {
      said.add(words.say("response.kinds", "kinds", String.join(words.say("list.comma"), kinds)));
    }
  }

  private String kind(Map.Entry<Regulariser, List<Double>> entry) {
    return words.say(
        "response.kind",
        "kind",
        entry.getKey().name(words),
        "loss",
        Numbers.loss(lowest(entry.getValue())),
        "n",
        entry.getValue().size());
  }

  private static double lowest(List<Double> losses) {
    return losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
