package graft.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes sample reports into a folder, to be looked at in a browser. */
final class ReportSampleMain {
  private static final List<String> HOSTILE =
      List.of(
          "郁金香 🌷",
          "</script><script>alert(1)</script>",
          "\"quotes\" 'and' more",
          "a class name that is much longer than any class name has a right to be, really",
          "Donaudampfschifffahrtsgesellschaftskapitaensmuetze",
          "two\nlines",
          "זית",
          "b",
          "c",
          "d",
          "e",
          "f");

  private ReportSampleMain() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    ReportWriter writer = ReportWriter.english();
    Sample flowers = Sample.flowers();
    writer.write(flowers.data(), folder.resolve("flowers.html"));
    writer.write(flowers.withTrials(600).data(), folder.resolve("many.html"));
    writer.write(
        flowers.withTrials(6).withLessons(Lessons.none()).data(), folder.resolve("few.html"));
    writer.write(
        flowers.withClasses(100).withTest(2000, true, 3).data(), folder.resolve("hundred.html"));
    writer.write(flowers.withClasses(HOSTILE).data(), folder.resolve("hostile.html"));
    writer.write(
        flowers.withClasses(List.of("cat", "dog")).withTest(60, true, 1).data(),
        folder.resolve("pair.html"));
    writer.write(
        flowers
            .withTest(550, false, 0)
            .withMistakes(
                flowers.mistakes().stream()
                    .map(
                        m -> new Mistake(m.path(), m.label(), m.predicted(), m.probability(), null))
                    .toList())
            .data(),
        folder.resolve("sealed.html"));
  }
}
