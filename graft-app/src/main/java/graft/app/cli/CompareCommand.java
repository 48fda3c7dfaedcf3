package graft.app.cli;

import graft.app.job.CompareJob;
import graft.app.job.CompareJob.Basis;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft compare RUN RUN}: two runs in pairs. */
@Command(
    name = "compare",
    description = "Compares two runs, photo by photo, on the photos that both saw as test.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run folder, such as runs/photos-1.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "RUN", description = "Another one.")
  private Path second = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to print (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Mixin private LanguageOption language = new LanguageOption();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Comparison comparison = Comparison.of(first, second, CompareJob.run(first, second));
    terminal.error(
        Cells.words(
            language.words(),
            comparison.outcome().basis() == Basis.TEST
                ? "compare.note.test"
                : "compare.note.outOfFold"));
    List<String> lines =
        switch (format) {
          case TABLE -> comparison.table(language.words());
          case JSON -> List.of(comparison.json());
          case CSV -> comparison.csv();
        };
    lines.forEach(terminal.out()::println);
    return Graft.DONE;
  }
}
