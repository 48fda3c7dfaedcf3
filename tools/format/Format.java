import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks that every Java file of the repository is formatted by google-java-format, or formats it.
 *
 * <p>Run by Maven: {@code mvn verify} checks; {@code mvn -N verify -Dformat.mode=apply} formats.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args.length > 0 && args[0].equals("apply");
    List<Path> changed =
        javaFiles(Path.of("")).parallelStream().filter(file -> changes(file, apply)).toList();
    changed.forEach(f -> System.err.println((apply ? "formatted " : "not formatted: ") + f));
    if (!apply && !changed.isEmpty()) {
      System.err.println("Run: mvn -q -N verify -Dformat.mode=apply");
      System.exit(1);
    }
  }

  private static boolean changes(Path file, boolean apply) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (apply && !formatted.equals(source)) {
        Files.writeString(file, formatted);
      }
      return !formatted.equals(source);
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file + " cannot be formatted: " + e.getMessage(), e);
    }
  }

  private static List<Path> javaFiles(Path root) throws Exception {
    try (var files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !f.toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
