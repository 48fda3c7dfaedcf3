package graft.core.coach;

import graft.core.words.Sentence;

/**
 * A line of the article's advice, and what these photos say of it.
 *
 * @param advice what the article says
 * @param verdict what the photos say
 * @param evidence with which numbers
 */
public record ArticleLine(Sentence advice, Verdict verdict, Sentence evidence) {

  /** What the photos say of a piece of advice. */
  public enum Verdict {
    HOLDS,
    NO_DIFFERENCE,
    WRONG_HERE,
    UNCLEAR,
    NOT_TRIED
  }
}
