package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the picture of loss against learning rate says. A statement about rates is made of the lower
 * envelope only, and only where it spans a decade without a gap.
 */
final class ResponseWords {
  /** Losses this near to the lowest count as level with it. */
  private static final double LEVEL = 0.005;

  private static final List<Double> STEPS = List.of(1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01);
  private static final int FEWEST_OF_A_KIND = 3;

  private final List<MeasuredTrial> trials;
  private final List<LowerEnvelope.Point> points;
  private final boolean shaped;
  private final LossWindow window;
  private final ReportWords words;

  ResponseWords(
      List<MeasuredTrial> trials, LowerEnvelope envelope, LossWindow window, ReportWords words) {
    this.trials = trials;
    this.points = envelope.points();
    this.shaped = envelope.tellsAShape();
    this.window = window;
    this.words = words;
  }

  List<String> all() {
    List<String> said = new ArrayList<>();
    if (shaped) {
      addShape(said);
      addKinds(said);
    }
    long beyond = trials.stream().filter(t -> window.isBeyond(t.sharedLoss())).count();
    if (beyond > 0) {
      said.add(words.count("response.beyond", beyond));
    }
    return said;
  }

  private void addShape(List<String> said) {
    double best = points.stream().mapToDouble(LowerEnvelope.Point::loss).min().orElseThrow();
    int at = lowestIndex();
    int from = at;
    int to = at;
    while (from > 0 && points.get(from - 1).loss() <= best + LEVEL) {
      from--;
    }
    while (to < points.size() - 1 && points.get(to + 1).loss() <= best + LEVEL) {
      to++;
    }
    boolean whole = from == 0 && to == points.size() - 1;
    String key = whole ? "response.whole" : from == to ? "response.narrow" : "response.level";
    said.add(
        words.say(
            key,
            "low",
            Numbers.rough(points.get(from).rate()),
            "high",
            Numbers.rough(points.get(to).rate()),
            "level",
            Numbers.loss(LEVEL),
            "loss",
            Numbers.loss(best)));
    addSides(said, best, whole, from, to);
  }

  private int lowestIndex() {
    int at = 0;
    for (int i = 1; i < points.size(); i++) {
      at = points.get(i).loss() < points.get(at).loss() ? i : at;
    }
    return at;
  }

  private void addSides(List<String> said, double best, boolean whole, int from, int to) {
    if (whole) {
      return;
    }
    if (from > 0) {
      addWorse(said, "response.below", points.subList(0, from), best);
    } else {
      said.add(words.say("response.edge.low"));
    }
    if (to < points.size() - 1) {
      addWorse(said, "response.above", points.subList(to + 1, points.size()).reversed(), best);
    } else {
      said.add(words.say("response.edge.high"));
    }
  }

  /** From the outermost point inwards: the largest round step by which all are worse. */
  private void addWorse(
      List<String> said, String key, List<LowerEnvelope.Point> fromOutside, double best) {
    for (double step : STEPS) {
      List<LowerEnvelope.Point> worse =
          fromOutside.stream().takeWhile(p -> p.loss() >= best + step).toList();
      if (!worse.isEmpty()) {
        said.add(
            words.say(
                key, "rate", Numbers.rough(worse.getLast().rate()), "step", Numbers.rough(step)));
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
