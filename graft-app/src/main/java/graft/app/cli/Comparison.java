package graft.app.cli;

import graft.app.job.CompareJob.Basis;
import graft.app.job.CompareJob.Outcome;
import graft.core.metrics.Interval;
import graft.core.statistics.McNemar;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two runs side by side, as they are printed.
 *
 * @param first what the first run is called
 * @param second what the second run is called
 */
record Comparison(String first, String second, Outcome outcome) {
  private static final double LEVEL = 0.05;

  /** The runs are called by their folders' names, or by their paths where those are the same. */
  static Comparison of(Path first, Path second, Outcome outcome) {
    String a = name(first);
    String b = name(second);
    return a.equals(b)
        ? new Comparison(first.toString(), second.toString(), outcome)
        : new Comparison(a, b, outcome);
  }

  private static String name(Path run) {
    Path name = run.toAbsolutePath().normalize().getFileName();
    return name == null ? run.toString() : name.toString();
  }

  List<String> table(Words words) {
    McNemar test = outcome.test();
    Interval interval = test.interval95();
    List<String> lines = new ArrayList<>();
    lines.add(
        said(
            words,
            outcome.basis() == Basis.TEST ? "compare.photos.test" : "compare.photos.outOfFold"));
    lines.addAll(
        Columns.align(
            List.of(
                row(words, first, outcome.rightFirst(), test.onlyFirst()),
                row(words, second, outcome.rightSecond(), test.onlySecond())),
            Set.of(0)));
    lines.add(
        Cells.words(
            words,
            Sentence.of("compare.difference")
                .with("difference", Cells.number("%+.1f", 100 * test.difference()))
                .with("low", Cells.number("%+.1f", 100 * interval.low()))
                .with("high", Cells.number("%+.1f", 100 * interval.high()))
                .with("p", p(test.pValue()))));
    lines.add(said(words, verdict().template));
    return lines;
  }

  private List<String> row(Words words, String run, int right, int alone) {
    Sentence accuracy =
        Sentence.of("compare.accuracy").with("accuracy", Cells.percent(share(right)));
    Sentence disagreements = Sentence.of("compare.alone").with("count", alone);
    return List.of(
        Text.oneLine(run), Cells.words(words, accuracy), Cells.words(words, disagreements));
  }

  private String said(Words words, String key) {
    return Cells.words(
        words,
        Sentence.of(key).with("n", outcome.test().n()).with("first", first).with("second", second));
  }

  /** "= 0.012", or "< 0.001". */
  private static String p(double value) {
    return value < 0.001 ? "< 0.001" : "= " + Cells.number("%.3f", value);
  }

  private double share(int right) {
    return (double) right / outcome.test().n();
  }

  /** What the disagreements say, and how it is told. */
  private enum Verdict {
    FIRST("compare.first"),
    SECOND("compare.second"),
    NEITHER("compare.neither"),
    ALIKE("compare.alike");

    private final String template;

    Verdict(String template) {
      this.template = template;
    }
  }

  private Verdict verdict() {
    McNemar test = outcome.test();
    if (test.onlyFirst() + test.onlySecond() == 0) {
      return Verdict.ALIKE;
    }
    if (test.pValue() >= LEVEL) {
      return Verdict.NEITHER;
    }
    return test.onlyFirst() > test.onlySecond() ? Verdict.FIRST : Verdict.SECOND;
  }

  private Map<String, Object> figures() {
    McNemar test = outcome.test();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("first", first);
    figures.put("second", second);
    figures.put("part", outcome.basis() == Basis.TEST ? "test" : "outOfFold");
    figures.put("n", test.n());
    figures.put("accuracyFirst", share(outcome.rightFirst()));
    figures.put("accuracySecond", share(outcome.rightSecond()));
    figures.put("onlyFirst", test.onlyFirst());
    figures.put("onlySecond", test.onlySecond());
    figures.put("difference", test.difference());
    figures.put("differenceLow", test.interval95().low());
    figures.put("differenceHigh", test.interval95().high());
    figures.put("p", test.pValue());
    figures.put(
        "better",
        switch (verdict()) {
          case FIRST -> "first";
          case SECOND -> "second";
          case NEITHER, ALIKE -> "neither";
        });
    return figures;
  }

  String json() {
    return Cells.json(figures());
  }

  List<String> csv() {
    return List.of(
        Cells.csv(List.copyOf(figures().keySet())),
        Cells.csv(
            figures().values().stream()
                .map(v -> v instanceof Double d ? Cells.number("%.6f", d) : v.toString())
                .toList()));
  }
}
