package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
    List<Long> among = counts(knob, best);
    List<Long> all = counts(knob, trials);
    String name = words.say("knob." + knob.key());
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing(among::get, Comparator.reverseOrder()))
            .toList();
    if (among.get(order.getFirst()) == best.size()) {
      String only = knob.labels().get(order.getFirst());
      return words.say("parallel.same", "knob", name, "value", only);
    }
    List<String> pieces =
        order.stream()
            .map(
                i ->
                    words.say(
                        "parallel.piece",
                        "value",
                        knob.labels().get(i),
                        "n",
                        among.get(i),
                        "all",
                        all.get(i)))
            .toList();
    return words.say(
        "parallel.choice", "knob", name, "values", String.join(words.say("list.comma"), pieces));
  }

  /** How many of these trials have each label. */
  private static List<Long> counts(TrialAxis knob, List<MeasuredTrial> some) {
    return IntStream.range(0, knob.labels().size())
        .mapToObj(i -> places(knob, some).filter(place -> place == i).count())
        .toList();
  }
}
