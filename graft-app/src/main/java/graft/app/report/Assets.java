package graft.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that a report is made of beside its templates, from the class path. */
final class Assets {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/";

  /** The report's own scripts; the first makes what the others share. */
  private static final List<String> SCRIPTS =
      List.of("tables.js", "charts.js", "curves.js", "response.js", "parallel.js", "importance.js");

  private Assets() {}

  /** The report's own style sheets. */
  static String css() {
    return text("report.css") + "\n" + text("pictures.css");
  }

  /** The charts' library and the report's own scripts. */
  static String script() {
    StringBuilder all = new StringBuilder(library());
    SCRIPTS.forEach(name -> all.append('\n').append(text(name)));
    return all.toString();
  }

  /** Apache ECharts with its notice and the licence of the part that has its own. */
  static String library() {
    String notices = text(ECHARTS + "NOTICE") + "\n" + text(ECHARTS + "licenses/LICENSE-d3");
    return "/* %s*/\n%s".formatted(notices, text(ECHARTS + "dist/echarts.min.js"));
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
