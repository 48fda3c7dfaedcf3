package graft.app.report;

import graft.core.metrics.Evaluation;
import graft.core.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer in one breath.
 *
 * @param title such as "Right for 93 of 100 photos"
 * @param rest the exact figure, its interval and the photos it was measured on
 * @param warnings what makes the figure better than the truth; often none
 * @param facts photos, classes, backbone, trials, time: a few words each
 * @param dots the answer as at most 100 dots
 */
public record HeadlineView(
    String title, String rest, List<Warning> warnings, List<String> facts, List<Dot> dots) {

  /** Said before anything else: in a few words, and at length. */
  public record Warning(String title, String text) {}

  /**
   * One dot of ten a row.
   *
   * @param x column, from 0
   * @param y row, from 0
   * @param right whether it stands for a right answer
   */
  public record Dot(int x, int y, boolean right) {}

  static HeadlineView of(ReportData data, ReportWords words) {
    Evaluation figures = data.figures();
    int hits = hits(figures);
    return new HeadlineView(
        title(figures, hits, words),
        rest(data, hits, words),
        warnings(data, words),
        facts(data.result(), words),
        dots(figures.n(), hits));
  }

  static int hits(Evaluation figures) {
    int hits = 0;
    for (int k = 0; k < figures.confusion().size(); k++) {
      hits += figures.confusion().get(k).get(k);
    }
    return hits;
  }

  private static String title(Evaluation figures, int hits, ReportWords words) {
    int n = figures.n();
    long ofHundred = Math.round(100.0 * hits / Math.max(1, n));
    if (n == 0) {
      return words.say("headline.nothing");
    }
    if (hits == n) {
      return words.count("headline.all", n);
    }
    if (n <= 100) {
      return words.say("headline.exact", "right", hits, "n", n);
    }
    if (ofHundred == 100) {
      return words.say("headline.nearlyAll");
    }
    return words.say("headline.right", "right", ofHundred);
  }

  private static String rest(ReportData data, int hits, ReportWords words) {
    Evaluation figures = data.figures();
    return words.say(
        "headline." + basis(data),
        "percent",
        Numbers.percent(figures.accuracy()),
        "low",
        Numbers.tenths(figures.accuracy95().low()),
        "high",
        Numbers.percent(figures.accuracy95().high()),
        "right",
        Numbers.count(hits),
        "n",
        Numbers.count(figures.n()));
  }

  /** The photos behind the figures: fresh or seen test photos, folds, one validation part. */
  private static String basis(ReportData data) {
    if (data.test() != null) {
      return data.result().split().testLooks() > 1 ? "onSeenTest" : "onTest";
    }
    return data.result().crossValidated() ? "onFolds" : "onValidation";
  }

  private static List<Warning> warnings(ReportData data, ReportWords words) {
    List<Warning> warnings = new ArrayList<>();
    RunResult.Parts split = data.result().split();
    if (!data.result().finished()) {
      warnings.add(
          new Warning(
              words.say("warn.stopped.title"),
              words.count("warn.stopped", data.result().trials())));
    }
    if (data.test() == null) {
      String key = split.test() > 0 ? "warn.sealed" : "warn.noTest";
      warnings.add(new Warning(words.say(key + ".title"), words.count(key, split.test())));
    } else if (split.testLooks() > 1) {
      warnings.add(new Warning(look(split.testLooks(), words), words.say("warn.looks")));
    }
    return warnings;
  }

  private static String look(int number, ReportWords words) {
    String own = "look." + number;
    return words.has(own)
        ? words.say("warn.looks.title", "look", words.say(own))
        : words.say("warn.looks.many", "n", number);
  }

  private static List<String> facts(RunResult result, ReportWords words) {
    List<String> facts = new ArrayList<>();
    facts.add(words.count("fact.photos", result.photos().readable()));
    facts.add(words.count("fact.classes", result.photos().classes().size()));
    facts.add(
        words.say(
            "fact.backbone",
            "name",
            result.backbone().name(),
            "size",
            result.backbone().imageSize()));
    facts.add(words.count("fact.trials", result.trials()));
    facts.add(Numbers.duration(result.seconds().total(), words));
    return facts;
  }

  private static List<Dot> dots(int n, int hits) {
    int count = Math.min(100, n);
    long right = n <= 100 ? hits : Math.round(100.0 * hits / n);
    if (hits < n && right == count) {
      right--;
    }
    List<Dot> dots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dots.add(new Dot(i % 10, i / 10, i < right));
    }
    return dots;
  }
}
