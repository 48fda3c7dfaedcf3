package graft.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.app.job.PhotoPaths;
import graft.app.job.PredictJob;
import graft.app.job.PredictJob.Answer;
import graft.core.words.Sentence;
import graft.predict.Prediction.Score;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft predict MODEL PHOTO…}. */
@Command(
    name = "predict",
    description = "Says what is on photos: label and probability.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PredictCommand implements Callable<Integer> {
  private final Terminal terminal;
  private int unread;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A run's model.onnx.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PHOTO",
      description = "Photos, or folders of photos.")
  private List<Path> photos = List.of();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to print; json is one object a line (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many labels a photo (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int top;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photos looked at at once (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private LanguageOption language = new LanguageOption();

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunOptions.atLeastOne(top, "K", "--top");
    RunOptions.atLeastOne(threads, "threads", "--threads");
    List<Path> files = PhotoPaths.of(photos);
    if (format == Format.CSV) {
      terminal.out().println("path,label,probability");
    }
    PredictJob.run(model, files, threads, this::print);
    return unread == 0 ? Graft.DONE : Graft.FAILED;
  }

  private void print(Answer answer) {
    switch (answer) {
      case Answer.Unread(Path photo, String reason) -> {
        unread++;
        Sentence problem = Sentence.of("run.problem").with("path", photo).with("detail", reason);
        terminal.error(Text.oneLine(language.words().say(problem)));
      }
      case Answer.Predicted predicted -> {
        String path = predicted.photo().toString();
        List<Score> scores = predicted.prediction().top(top);
        terminal
            .out()
            .println(
                switch (format) {
                  case TABLE -> table(path, scores);
                  case JSON -> json(path, scores);
                  case CSV -> csv(path, scores);
                });
      }
    }
  }

  private static String table(String path, List<Score> scores) {
    return scores.stream()
        .map(s -> Text.oneLine(s.label()) + " " + Text.percent(s.probability()))
        .collect(Collectors.joining(", ", Text.oneLine(path) + "  ", ""));
  }

  private static String json(String path, List<Score> scores) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", path);
    object.put("label", scores.getFirst().label());
    object.put("probability", scores.getFirst().probability());
    object.put("top", scores);
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A prediction can always be written as JSON", e);
    }
  }

  private static String csv(String path, List<Score> scores) {
    return scores.stream()
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "%s,%s,%.6f",
                    Text.csv(path),
                    Text.csv(s.label()),
                    s.probability()))
        .collect(Collectors.joining("\n"));
  }
}
