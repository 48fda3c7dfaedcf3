package graft.app.report;

import graft.core.coach.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What turning one knob does, as a row of a table.
 *
 * @param knob its name
 * @param again whether the row above is about the same knob
 * @param change from and to
 * @param accuracy the difference in percentage points, with half of its 95 % interval
 * @param accuracyMark the same, drawn
 * @param loss the difference in log loss, with half of its 95 % interval
 * @param lossMark the same, drawn
 * @param kind {@code better}, {@code worse} or {@code no_difference}
 * @param verdict the kind in words
 */
public record EffectView(
    String knob,
    boolean again,
    String change,
    String accuracy,
    Mark accuracyMark,
    String loss,
    Mark lossMark,
    String kind,
    String verdict) {
  /**
   * A dot and its whiskers on a scale from 0 to 100, no difference at 50.
   *
   * @param at the dot
   * @param from the whisker's left end
   * @param to its right end
   * @param off -1 or 1 where the dot lies beyond the left or right edge, else 0
   */
  public record Mark(String at, String from, String to, int off) {
    static Mark of(double value, double half, double reach) {
      return new Mark(
          place(value, reach),
          place(value - half, reach),
          place(value + half, reach),
          Math.abs(value) > reach ? (int) Math.signum(value) : 0);
    }

    private static String place(double value, double reach) {
      return Numbers.plain(50 + 48 * Math.clamp(value / reach, -1, 1));
    }
  }

  static List<EffectView> of(List<KnobEffect> effects, ReportWords words) {
    double accuracy = reach(effects, e -> far(e.accuracyPoints(), e.accuracyHalf()));
    double loss = reach(effects, e -> far(e.lossDifference(), e.lossHalf()));
    return IntStream.range(0, effects.size())
        .mapToObj(
            i -> {
              EffectView row = of(effects.get(i), accuracy, loss, words);
              return i > 0 && effects.get(i - 1).knob().equals(effects.get(i).knob())
                  ? row.asAgain()
                  : row;
            })
        .toList();
  }

  private EffectView asAgain() {
    return new EffectView(
        knob, true, change, accuracy, accuracyMark, loss, lossMark, kind, verdict);
  }

  private static EffectView of(KnobEffect e, double accuracy, double loss, ReportWords words) {
    String kind = e.verdict().name().toLowerCase(Locale.ROOT);
    return new EffectView(
        KnobWords.name(e.knob(), words),
        false,
        words.say("effects.change", "from", e.from(), "to", e.to()),
        difference(e.accuracyPoints(), e.accuracyHalf(), 1),
        Mark.of(e.accuracyPoints(), e.accuracyHalf(), accuracy),
        difference(e.lossDifference(), e.lossHalf(), 3),
        Mark.of(e.lossDifference(), e.lossHalf(), loss),
        kind,
        words.say("effects." + kind));
  }

  private static String difference(double value, double half, int decimals) {
    return Numbers.signed(value, decimals)
        + "\u00a0±\u00a0"
        + String.format(Locale.ROOT, "%." + decimals + "f", half);
  }

  private static double far(double value, double half) {
    return Math.abs(value) + half;
  }

  /** Half the width of the scale: most rows whole, and no row so far out that it flattens them. */
  private static double reach(List<KnobEffect> effects, ToDoubleFunction<KnobEffect> far) {
    List<Double> sorted = effects.stream().map(far::applyAsDouble).sorted().toList();
    if (sorted.isEmpty()) {
      return 1;
    }
    double most = Math.min(sorted.getLast(), 3 * sorted.get(sorted.size() / 2));
    return most > 0 ? most : Math.max(sorted.getLast(), 1e-9);
  }

  /** What the table says as a whole. */
  static List<String> words(List<KnobEffect> effects, ReportWords words) {
    List<String> said = new ArrayList<>();
    said.add(
        words.say(
            "effects.sum",
            "n",
            effects.size(),
            "better",
            count(effects, Effect.Verdict.BETTER),
            "worse",
            count(effects, Effect.Verdict.WORSE),
            "same",
            count(effects, Effect.Verdict.NO_DIFFERENCE)));
    extreme(said, effects, Effect.Verdict.BETTER, words);
    extreme(said, effects, Effect.Verdict.WORSE, words);
    return said;
  }

  private static long count(List<KnobEffect> effects, Effect.Verdict verdict) {
    return effects.stream().filter(e -> e.verdict() == verdict).count();
  }

  /** The change with the largest difference in log loss among those of the verdict. */
  private static void extreme(
      List<String> said, List<KnobEffect> effects, Effect.Verdict verdict, ReportWords words) {
    effects.stream()
        .filter(e -> e.verdict() == verdict)
        .max((a, b) -> Double.compare(Math.abs(a.lossDifference()), Math.abs(b.lossDifference())))
        .ifPresent(
            e ->
                said.add(
                    words.say(
                        "effects.most." + verdict.name().toLowerCase(Locale.ROOT),
                        "knob",
                        KnobWords.name(e.knob(), words),
                        "to",
                        e.to(),
                        "points",
                        difference(e.accuracyPoints(), e.accuracyHalf(), 1),
                        "loss",
                        difference(e.lossDifference(), e.lossHalf(), 3))));
  }
}
