package graft.app.cli;

import graft.app.job.RunsJob;
import graft.app.job.RunsJob.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft runs [DIR]}: the runs of a folder, best first. */
@Command(
    name = "runs",
    description = {
      "Lists the runs of a folder, best first by log loss out of fold.",
      "Runs of the same photos, dealt out alike, stand together: only their figures can be"
          + " compared."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder that holds runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "runs")
  private Path folder = Path.of("runs");

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to print; json is one object a line (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Mixin private LanguageOption language = new LanguageOption();

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Outcome outcome = RunsJob.list(folder);
    List<String> lines =
        switch (format) {
          case TABLE -> new RunsTable(language.words()).lines(outcome.groups());
          case JSON -> RunsRecords.json(outcome.groups());
          case CSV -> RunsRecords.csv(outcome.groups());
        };
    lines.forEach(terminal.out()::println);
    outcome.damaged().forEach(message -> terminal.error(Text.oneLine(message)));
    return outcome.damaged().isEmpty() ? Graft.DONE : Graft.FAILED;
  }
}
