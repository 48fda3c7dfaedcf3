package graft.app.cli;

import graft.app.job.EvaluateJob.Outcome;
import graft.app.job.PredictJob.Answer.Unread;
import graft.core.metrics.Evaluation;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code graft evaluate} tells people: warnings, and the figures as a table.
 *
 * @param outcome what was measured
 * @param words of the language
 */
record EvaluationTable(Outcome outcome, Words words) {
  private static final int NAME = 24;
  private static final int LONGEST_NAME = 60;
  private static final List<Integer> COLUMNS = List.of(10, 10, 10, 8);

  /** What was not measured, and what makes the figures better than the truth. */
  List<String> warnings() {
    List<Sentence> warnings = new ArrayList<>();
    for (Unread photo : outcome.unreadable()) {
      warnings.add(
          Sentence.of("run.problem").with("path", photo.photo()).with("detail", photo.reason()));
    }
    if (outcome.foreign() > 0) {
      warnings.add(counted("evaluate.foreign", outcome.foreign()));
    }
    if (outcome.learned() > 0) {
      warnings.add(counted("evaluate.learned", outcome.learned()).with("n", evaluation().n()));
    }
    return warnings.stream().map(words::say).map(Text::oneLine).toList();
  }

  private static Sentence counted(String key, int count) {
    return count == 1 ? Sentence.of(key + ".one") : Sentence.of(key).with("count", count);
  }

  /** All lines, without a line end after the last. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(words.say(summary()));
    List<String> names = outcome.labels().stream().map(Text::oneLine).toList();
    int widest = names.stream().mapToInt(Columns::width).max().orElse(0);
    int width = Math.clamp(widest, NAME, LONGEST_NAME);
    lines.add(Columns.padded(header("evaluate.class"), width) + numbers(headers()));
    for (int k = 0; k < names.size(); k++) {
      lines.add(
          Columns.padded(names.get(k), width) + numbers(scores(evaluation().perClass().get(k))));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private Evaluation evaluation() {
    return outcome.evaluation();
  }

  private Sentence summary() {
    Evaluation e = evaluation();
    return Sentence.of("evaluate.summary")
        .with("accuracy", percent(e.accuracy()))
        .with("low", percent(e.accuracy95().low()))
        .with("high", percent(e.accuracy95().high()))
        .with("n", e.n())
        .with("loss", thousandths(e.logLoss()))
        .with("ece", thousandths(e.ece()));
  }

  private List<String> headers() {
    return List.of(
        header("evaluate.precision"),
        header("evaluate.recall"),
        header("evaluate.f1"),
        header("evaluate.n"));
  }

  private String header(String key) {
    return words.say(Sentence.of(key));
  }

  private static List<String> scores(Evaluation.ClassScore s) {
    if (!s.judged()) {
      return List.of("–", "–", "–", "0");
    }
    return List.of(
        thousandths(s.precision()),
        thousandths(s.recall()),
        thousandths(s.f1()),
        Integer.toString(s.n()));
  }

  /** The cells of a row, each at the right end of its column. */
  private static String numbers(List<String> cells) {
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      row.append(Columns.paddedLeft(cells.get(column), COLUMNS.get(column)));
    }
    return row.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String thousandths(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
