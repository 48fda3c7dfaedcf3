package graft.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.app.job.EvaluateJob;
import graft.app.job.EvaluateJob.Outcome;
import graft.core.metrics.Evaluation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft evaluate MODEL PHOTOS}. */
@Command(
    name = "evaluate",
    description = "Measures a model on a labelled folder.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A run's model.onnx.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "PHOTOS",
      description = "A folder with one folder of photos a class; with parts, test is measured.")
  private Path photos = Path.of("");

  @Mixin private LabelsOption labels = new LabelsOption();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to print (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photos looked at at once (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private LanguageOption language = new LanguageOption();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunOptions.atLeastOne(threads, "threads", "--threads");
    Outcome outcome = EvaluateJob.run(model, labels.of(photos), threads);
    EvaluationTable table = new EvaluationTable(outcome, language.words());
    table.warnings().forEach(terminal::error);
    terminal
        .out()
        .println(
            switch (format) {
              case TABLE -> table.text();
              case JSON -> json(outcome);
              case CSV -> csv(outcome);
            });
    return outcome.unreadable().isEmpty() ? Graft.DONE : Graft.FAILED;
  }

  private static String json(Outcome outcome) {
    Evaluation e = outcome.evaluation();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("n", e.n());
    object.put("accuracy", e.accuracy());
    object.put("ci95", List.of(e.accuracy95().low(), e.accuracy95().high()));
    object.put("logLoss", e.logLoss());
    object.put("ece", e.ece());
    object.put("learned", outcome.learned());
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (int k = 0; k < outcome.labels().size(); k++) {
      perClass.put(outcome.labels().get(k), e.perClass().get(k));
    }
    object.put("perClass", perClass);
    object.put("confusion", e.confusion());
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException ex) {
      throw new IllegalStateException("An evaluation can always be written as JSON", ex);
    }
  }

  private static String csv(Outcome outcome) {
    StringBuilder csv = new StringBuilder("class,precision,recall,f1,n");
    for (int k = 0; k < outcome.labels().size(); k++) {
      Evaluation.ClassScore s = outcome.evaluation().perClass().get(k);
      csv.append(
          String.format(
              Locale.ROOT,
              "%n%s,%.6f,%.6f,%.6f,%d",
              Text.csv(outcome.labels().get(k)),
              s.precision(),
              s.recall(),
              s.f1(),
              s.n()));
    }
    return csv.toString();
  }
}
