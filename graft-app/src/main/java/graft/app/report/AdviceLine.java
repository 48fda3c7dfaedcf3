package graft.app.report;

/**
 * A line of the article's advice, and what these photos say of it.
 *
 * @param advice what the article says
 * @param verdict what the photos say
 * @param evidence with which numbers, in a sentence; may be empty
 */
public record AdviceLine(String advice, Verdict verdict, String evidence) {

  /** What the photos say of a piece of advice. */
  public enum Verdict {
    HOLDS,
    NO_DIFFERENCE,
    WRONG_HERE,
    UNCLEAR,
    NOT_TRIED
  }
}
