package graft.app.report;

import graft.core.metrics.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One row of the table of classes.
 *
 * @param name the class
 * @param scores precision, recall and F1
 * @param n photos of it that were judged
 * @param all photos of it in the folder
 */
public record ClassView(String name, List<Score> scores, String n, String all) {

  /**
   * A score in [0, 1].
   *
   * @param text as people read it
   * @param share as CSS and the sorting read it
   */
  public record Score(String text, String share) {
    static Score of(double value) {
      return new Score(Numbers.score(value), Numbers.plain(value));
    }
  }

  static List<ClassView> of(ReportData data) {
    List<Evaluation.ClassScore> rows = data.figures().perClass();
    return IntStream.range(0, rows.size())
        .mapToObj(k -> of(data.classes().get(k), rows.get(k), data))
        .toList();
  }

  private static ClassView of(String name, Evaluation.ClassScore row, ReportData data) {
    int all = data.result().photos().classes().getOrDefault(name, row.n());
    return new ClassView(
        Visible.text(name), scores(row), Numbers.count(row.n()), Numbers.count(all));
  }

  static List<Score> scores(Evaluation.ClassScore row) {
    return row.judged()
        ? List.of(Score.of(row.precision()), Score.of(row.recall()), Score.of(row.f1()))
        : Collections.nCopies(3, new Score("–", "0"));
  }
}
