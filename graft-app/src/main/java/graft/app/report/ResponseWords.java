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
      addShape(said, Valley.of(envelope.points(), photos));
      addKinds(said);
    }
    long beyond = trials.stream().filter(t -> window.isBeyond(t.sharedLoss())).count();
    if (beyond > 0) {
      said.add(words.count("response.beyond", beyond));
    }
    return said;
  }

  private void addShape(List<String> said, Valley valley) {
    String key = valley.from() == valley.to() ? "response.narrow" : "response.level";
    said.add(
        words.say(
            valley.isWhole() ? "response.whole" : key,
            "low",
            Numbers.rough(valley.first().rate()),
            "high",
            Numbers.rough(valley.last().rate()),
            "level",
            Numbers.loss(valley.level()),
            "loss",
            Numbers.loss(valley.best())));
    if (!valley.isWhole()) {
      addSide(said, "low", valley.below(), valley);
      addSide(said, "high", valley.above(), valley);
    }
  }

  /** Beside the valley: the largest round step by which all points from outside on are worse. */
  private void addSide(
      List<String> said, String side, List<LowerEnvelope.Point> points, Valley valley) {
    if (points.isEmpty()) {
      said.add(words.say("response.edge." + side));
    }
    for (double step : STEPS) {
      List<LowerEnvelope.Point> worse =
          points.stream().takeWhile(p -> p.loss() >= valley.best() + step).toList();
      if (step > valley.level() && worse.size() >= FEWEST_POINTS) {
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
