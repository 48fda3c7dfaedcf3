package graft.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that a report is made of beside its templates, from the class path. */
final class Assets {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private Assets() {}

  /** The report's own style sheet and that of the charts. */
  static String css() {
    return text(UPLOT + "dist/uPlot.min.css") + "\n" + text("report.css");
  }

  /** The charts' library with its licence, and the report's own script. */
  static String script() {
    String licence = text(UPLOT + "LICENSE");
    return "/* uPlot 1.6.30\n%s*/\n%s\n%s"
        .formatted(licence, text(UPLOT + "dist/uPlot.iife.min.js"), text("report.js"));
  }

  /** The text of a file, its name relative to this package or absolute. */
  static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + name + ": build Graft again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name + " from the class path", e);
    }
  }
}
