package graft.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much each knob decides.
 *
 * @param bars the most important first; none where nothing is known
 * @param words what they say
 */
public record ImportanceView(List<Bar> bars, List<String> words) {
  /** A knob that surely explains less than this hardly matters. */
  private static final double LITTLE = 0.1;

  /**
   * A knob.
   *
   * @param name in words
   * @param share of the spread of the losses
   * @param low share less two standard errors
   * @param high share and two standard errors
   * @param text name and numbers
   */
  public record Bar(String name, double share, double low, double high, String text) {}

  static ImportanceView of(List<KnobImportance> knobs, ReportWords words) {
    List<KnobImportance> sorted =
        knobs.stream()
            .sorted(Comparator.comparingDouble(KnobImportance::share).reversed())
            .toList();
    return new ImportanceView(
        sorted.stream().map(k -> bar(k, words)).toList(), sentences(sorted, words));
  }

  private static Bar bar(KnobImportance k, ReportWords words) {
    String name = KnobWords.name(k.knob(), words);
    double two = 2 * k.standardError();
    return new Bar(
        name,
        Numbers.short4(Math.max(0, k.share())),
        Numbers.short4(Math.max(0, k.share() - two)),
        Numbers.short4(k.share() + two),
        words.say(
            "importance.text",
            "knob",
            name,
            "share",
            Numbers.whole(k.share()),
            "error",
            Numbers.whole(two)));
  }

  private static List<String> sentences(List<KnobImportance> sorted, ReportWords words) {
    List<String> said = new ArrayList<>();
    if (sorted.isEmpty()) {
      return said;
    }
    said.add(first(sorted, words));
    List<String> small =
        sorted.stream()
            .filter(k -> k.share() + 2 * k.standardError() < LITTLE)
            .map(k -> KnobWords.name(k.knob(), words))
            .toList();
    if (!small.isEmpty()) {
      String list = String.join(words.say("list.comma"), small);
      String key = small.size() == 1 ? "importance.little.one" : "importance.little";
      said.add(words.say(key, "knobs", list));
    }
    return said;
  }

  /** Who leads, if chance allows to say so. */
  private static String first(List<KnobImportance> sorted, ReportWords words) {
    KnobImportance top = sorted.getFirst();
    String name = KnobWords.name(top.knob(), words);
    if (top.share() <= 2 * top.standardError()) {
      return words.say("importance.unclear");
    }
    if (sorted.size() > 1 && !isAhead(top, sorted.get(1))) {
      String second = KnobWords.name(sorted.get(1).knob(), words);
      return words.say("importance.two", "first", name, "second", second);
    }
    String key = top.share() - 2 * top.standardError() > 0.5 ? "importance.most" : "importance.top";
    return words.say(key, "knob", name, "share", Numbers.whole(top.share()));
  }

  private static boolean isAhead(KnobImportance a, KnobImportance b) {
    return a.share() - b.share() > 2 * Math.hypot(a.standardError(), b.standardError());
  }
}
