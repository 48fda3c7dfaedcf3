package graft.app.report;

import graft.core.coach.ArticleLine;
import java.util.Locale;

/**
 * A line of advice with its verdict.
 *
 * @param advice what the article says
 * @param kind {@code holds}, {@code no_difference}, {@code wrong_here}, {@code unclear} or {@code
 *     not_tried}: its colour
 * @param mark a sign for the verdict
 * @param verdict the verdict in words
 * @param evidence the numbers, or nothing
 */
public record AdviceView(String advice, String kind, String mark, String verdict, String evidence) {

  static AdviceView of(AdviceLine line, ReportWords words) {
    String kind = line.verdict().name().toLowerCase(Locale.ROOT);
    return new AdviceView(
        line.advice(), kind, mark(line.verdict()), words.say("advice." + kind), line.evidence());
  }

  private static String mark(ArticleLine.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "\u2713";
      case NO_DIFFERENCE -> "=";
      case WRONG_HERE -> "\u2717";
      case UNCLEAR -> "?";
      case NOT_TRIED -> "\u2013";
    };
  }
}
