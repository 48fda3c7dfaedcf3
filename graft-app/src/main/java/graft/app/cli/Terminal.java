package graft.app.cli;

import graft.core.words.Language;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a command writes: results to standard output, everything else to standard error.
 *
 * @param out results
 * @param err progress, notes, errors
 * @param live whether standard error is a terminal, on which a line may be written again
 * @param language of the person before it, where no option says another
 */
record Terminal(PrintWriter out, PrintWriter err, boolean live, Language language) {

  /**
   * The process's own. The launcher says whether standard error is a terminal, and which locale was
   * asked for before it set another.
   */
  static Terminal system() {
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("graft.err.tty"),
        Optional.ofNullable(System.getProperty("graft.locale"))
            .map(Language::ofLocale)
            .orElseGet(() -> Language.ofEnvironment(System.getenv(), Locale.getDefault())));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  void error(String text) {
    err.println("graft: " + text);
  }
}
