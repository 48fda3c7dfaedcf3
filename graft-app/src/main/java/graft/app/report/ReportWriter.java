package graft.app.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import graft.app.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes {@code report.html} in one language. */
public final class ReportWriter {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private final ReportWords words;

  private ReportWriter(ReportWords words) {
    this.words = words;
  }

  /** In the locale's language; English where the report does not speak it. */
  public static ReportWriter of(Locale locale) {
    return new ReportWriter(ReportWords.of(locale));
  }

  public static ReportWriter english() {
    return of(Locale.ROOT);
  }

  /**
   * Writes the report in one piece: until it is whole, what was at the path stays.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(ReportData data, Path report) throws IOException {
    WholeFile.write(report, html(data));
  }

  String html(ReportData data) {
    return render("report/report.jte", ReportPage.of(data, words));
  }

  /** A template's page. */
  static String render(String template, Object page) {
    StringOutput output = new StringOutput(1 << 18);
    TEMPLATES.render(template, page, output);
    return output.toString();
  }
}
