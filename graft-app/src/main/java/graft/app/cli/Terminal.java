package graft.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to standard output, everything else to standard error.
 *
 * @param out results
 * @param err progress, notes, errors
 * @param live whether standard error is a terminal, on which a line may be written again
 */
record Terminal(PrintWriter out, PrintWriter err, boolean live) {

  /** The process's own. The launcher says whether standard error is a terminal. */
  static Terminal system() {
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("graft.err.tty"));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  void error(String text) {
    err.println("graft: " + text);
  }
}
