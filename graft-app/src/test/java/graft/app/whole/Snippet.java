package graft.app.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** A fenced block of the README. */
record Snippet(String language, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^```(.*?)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static List<Snippet> ofReadme() {
    try {
      String readme = Files.readString(Built.root().resolve("README.md"));
      return FENCE
          .matcher(readme)
          .results()
          .map(block -> new Snippet(block.group(1), block.group(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Snippet> ofReadme(String language) {
    return ofReadme().stream().filter(s -> s.language().equals(language)).toList();
  }

  /** The lines of a shell snippet without their comments. */
  List<String> commands() {
    return text.lines().map(line -> line.replaceFirst("\\s+#.*$", "").strip()).toList();
  }
}
