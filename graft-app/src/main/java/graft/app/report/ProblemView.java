package graft.app.report;

import graft.core.photos.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The problems of one sort.
 *
 * @param title what sort, with the number of them
 * @param gloss what it means and what can be done
 * @param entries path and detail of each
 * @param open whether the list is short enough to stand open
 */
public record ProblemView(String title, String gloss, List<Entry> entries, boolean open) {
  private static final int SHORT = 5;

  /** One file or folder and what is wrong with it. */
  public record Entry(String path, String detail) {}

  static List<ProblemView> of(List<Problem> problems, ReportWords words) {
    Map<Problem.Kind, List<Entry>> byKind = new TreeMap<>();
    for (Problem p : problems) {
      byKind
          .computeIfAbsent(p.kind(), k -> new ArrayList<>())
          .add(new Entry(Visible.text(p.path()), Visible.text(words.phrase(p.detail()))));
    }
    return byKind.entrySet().stream().map(e -> of(e.getKey(), e.getValue(), words)).toList();
  }

  private static ProblemView of(Problem.Kind kind, List<Entry> entries, ReportWords words) {
    String key = "problem." + kind.name();
    return new ProblemView(
        words.count(key, entries.size()),
        words.say(key + ".gloss"),
        entries,
        entries.size() <= SHORT);
  }
}
