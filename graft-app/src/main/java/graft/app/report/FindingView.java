package graft.app.report;

/**
 * Something that the coach has found, in words; all but the name may be empty.
 *
 * @param name what it is called, such as "rate too high"
 * @param verdict what was seen, with its numbers
 * @param next the next experiment
 * @param source the article or paper that the rule comes from
 * @param sure how sure the coach is
 */
public record FindingView(String name, String verdict, String next, String source, String sure) {}
