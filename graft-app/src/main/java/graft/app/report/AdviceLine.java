package graft.app.report;

import graft.core.coach.ArticleLine;

/**
 * A line of the article's advice, and what these photos say of it.
 *
 * @param advice what the article says
 * @param verdict what the photos say
 * @param evidence with which numbers, in a sentence; may be empty
 */
public record AdviceLine(String advice, ArticleLine.Verdict verdict, String evidence) {}
