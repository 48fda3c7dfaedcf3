/**
 * {@code report.html}: one self-contained file that tells people what a run has found.
 *
 * <p>Start with {@link graft.app.report.ReportData}, everything that goes in, and {@link
 * graft.app.report.ReportWriter}, which writes the file:
 *
 * <pre>{@code
 * ReportWriter.english().write(data, run.resolve("report.html"));
 * }</pre>
 *
 * <p>The records that end in {@code View} are what the templates under {@code src/main/jte/report}
 * read: numbers already put as people read them. They are public because a template's class lives
 * in a package of its own. Every sentence comes from {@code report.properties} and, in Chinese,
 * from {@code report_zh.properties}, so another language is another file.
 *
 * <p>What was learned while tuning comes in as {@link graft.app.report.Lessons}. What a script
 * draws is in {@link graft.app.report.Pictures}, numbers and words side by side; the scripts only
 * draw.
 *
 * <p>No measuring and no choosing in here, and nothing that a browser would fetch.
 */
@NullMarked
package graft.app.report;

import org.jspecify.annotations.NullMarked;
