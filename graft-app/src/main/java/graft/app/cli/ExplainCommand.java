package graft.app.cli;

import graft.core.error.UserError;
import graft.core.study.StudyStore;
import graft.core.words.Words;
import graft.store.SqliteStudyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code graft explain RUN}: the tuning decisions of a run, in words and numbers. */
@Command(
    name = "explain",
    description = "Tells the tuning decisions of a run, in words and numbers.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "RUN", description = "A run folder, such as runs/photos-1.")
  private Path run = Path.of("");

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path study = run.resolve("study.db");
    if (!Files.isRegularFile(study)) {
      throw new UserError(
          "RUN must be a run folder with a study.db, but there is none at %s. Runs lie in the folder runs"
              .formatted(study));
    }
    try (StudyStore store = SqliteStudyStore.openReadOnly(study)) {
      store.decisions().forEach(d -> terminal.out().println(Words.english().say(d)));
    }
    return Graft.DONE;
  }
}
