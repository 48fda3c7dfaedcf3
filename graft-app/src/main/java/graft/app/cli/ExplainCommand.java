package graft.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import graft.core.words.Words;
import graft.store.SqliteStudyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft explain RUN}: the tuning decisions of a run, in words and numbers. */
@Command(
    name = "explain",
    description = "Tells the tuning decisions of a run, in words and numbers.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "RUN", description = "A run folder, such as runs/photos-1.")
  private Path run = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How to print; json is one object a line (default: ${DEFAULT-VALUE}).",
      defaultValue = "text")
  private Telling format = Telling.TEXT;

  @Mixin private LanguageOption language = new LanguageOption();

  /** How decisions are printed. */
  enum Telling {
    TEXT,
    JSON
  }

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
      tell(store.decisions(), language.words());
    }
    return Graft.DONE;
  }

  private void tell(List<Sentence> decisions, Words words) {
    for (int number = 0; number < decisions.size(); number++) {
      Sentence decision = decisions.get(number);
      String said = words.say(decision);
      terminal
          .out()
          .println(
              switch (format) {
                case TEXT -> Text.oneLine(said);
                case JSON -> json(number, decision, said);
              });
    }
  }

  private static String json(int number, Sentence decision, String said) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("number", number);
    object.put("key", decision.key());
    object.put("values", decision.values());
    object.put("words", said);
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision can always be written as JSON", e);
    }
  }
}
