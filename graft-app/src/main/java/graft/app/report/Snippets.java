package graft.app.report;

/**
 * How to use the model from elsewhere, ready to be pasted.
 *
 * @param shell for a terminal
 * @param maven the dependency
 * @param java for a service
 * @param python for a notebook
 */
public record Snippets(String shell, String maven, String java, String python) {

  static Snippets of(ReportData data) {
    String model = data.origin().model();
    return new Snippets(
        "./graft predict " + shellQuoted(model) + " photo.jpg",
        Assets.text("snippets/maven.txt").replace("{version}", data.result().graft()),
        Assets.text("snippets/java.txt").replace("{model}", literal(model)),
        Assets.text("snippets/python.txt").replace("{model}", literal(model)));
  }

  /** One word for a POSIX shell. */
  static String shellQuoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A string literal that Java and Python read alike. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < 0x20 ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
