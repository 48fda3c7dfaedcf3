package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What the picture of all trials says: what the best tenth of them share, knob by knob. Silent
 * where there are too few trials for a tenth to mean anything.
 */
final class ParallelWords {
  private static final int FEWEST = 40;

  private final List<MeasuredTrial> trials;
  private final List<MeasuredTrial> best;
  private final List<TrialAxis> knobs;
  private final ReportWords words;

  ParallelWords(List<MeasuredTrial> trials, List<TrialAxis> knobs, ReportWords words) {
    this.trials = trials;
    this.best =
        trials.stream()
            .sorted(Comparator.comparingDouble(MeasuredTrial::sharedLoss))
            .limit(trials.size() / 10)
            .toList();
    this.knobs = knobs;
    this.words = words;
  }

  List<String> all() {
    List<String> said = new ArrayList<>();
    if (trials.size() < FEWEST) {
      return said;
    }
    said.add(
        words.say(
            "parallel.best",
            "k",
            best.size(),
            "n",
            Numbers.count(trials.size()),
            "low",
            Numbers.loss(best.getFirst().sharedLoss()),
            "high",
            Numbers.loss(best.getLast().sharedLoss())));
    for (TrialAxis knob : knobs) {
      switch (knob.scale()) {
        case LOG -> said.add(range(knob));
        case CHOICE -> said.add(choice(knob));
        case STRENGTH -> {} // each kind has a scale of its own: nothing to say of all at once
      }
    }
    return said;
  }

  private static DoubleStream places(TrialAxis knob, List<MeasuredTrial> some) {
    return some.stream()
        .map(t -> knob.place().apply(t.trial().recipe()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private String range(TrialAxis knob) {
    double low = places(knob, best).min().orElseThrow();
    double high = places(knob, best).max().orElseThrow();
    return words.say(
        "parallel.range",
        "knob",
        words.say("knob." + knob.key()),
        "low",
        Numbers.rough(Math.pow(10, low)),
        "high",
        Numbers.rough(Math.pow(10, high)),
        "allLow",
        Numbers.rough(Math.pow(10, places(knob, trials).min().orElseThrow())),
        "allHigh",
        Numbers.rough(Math.pow(10, places(knob, trials).max().orElseThrow())));
  }

  private String choice(TrialAxis knob) {
    Map<Integer, Long> counts =
        places(knob, best)
            .mapToObj(place -> (int) place)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    String name = words.say("knob." + knob.key());
    if (counts.size() == 1) {
      String only = knob.labels().get(counts.keySet().iterator().next());
      return words.say("parallel.same", "knob", name, "value", only);
    }
    List<String> pieces =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
            .map(e -> piece(knob, e))
            .toList();
    return words.say(
        "parallel.choice", "knob", name, "values", String.join(words.say("list.comma"), pieces));
  }

  private String piece(TrialAxis knob, Map.Entry<Integer, Long> entry) {
    return words.say(
        "parallel.piece", "value", knob.labels().get(entry.getKey()), "n", entry.getValue());
  }
}
