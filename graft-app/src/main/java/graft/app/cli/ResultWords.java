package graft.app.cli;

import graft.core.run.RunResult;
import graft.core.words.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a run's result; the report says it all. */
final class ResultWords {
  private static final int PROBLEMS = 5;

  private ResultWords() {}

  /** The first problems with the photos, and how many more there are. */
  static List<Sentence> problems(RunResult result) {
    List<Sentence> sentences = new ArrayList<>();
    result.problems().stream()
        .limit(PROBLEMS)
        .map(p -> Sentence.of("run.problem").with("path", p.path()).with("detail", p.detail()))
        .forEach(sentences::add);
    int more = result.problems().size() - PROBLEMS;
    if (more > 0) {
      sentences.add(Sentence.of("run.problems.more").with("count", more));
    }
    return sentences;
  }

  /** How good the model is, and where it lies. */
  static List<Sentence> figures(RunResult result, Path folder) {
    List<Sentence> sentences = new ArrayList<>();
    RunResult.Validation validation = result.validation();
    sentences.add(
        Sentence.of(validationKey(result))
            .with("accuracy", percent(validation.accuracy()))
            .with("n", validation.n())
            .with("loss", loss(validation.logLoss())));
    if (result.test() != null) {
      sentences.add(test(result.test(), result.split().testLooks()));
    }
    sentences.add(Sentence.of("run.model").with("file", folder.resolve("model.onnx")));
    sentences.add(Sentence.of("run.report").with("file", folder.resolve("report.html")));
    return sentences;
  }

  private static String validationKey(RunResult result) {
    if (result.best().fineTune() != null) {
      return "run.fineTuned";
    }
    return result.crossValidated() ? "run.outOfFold" : "run.validation";
  }

  private static Sentence test(RunResult.Test test, int look) {
    return Sentence.of(look <= 1 ? "run.test" : "run.test.again")
        .with("accuracy", percent(test.accuracy()))
        .with("low", percent(test.ci95().get(0)))
        .with("high", percent(test.ci95().get(1)))
        .with("n", test.n())
        .with("loss", loss(test.logLoss()))
        .with("look", look);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String loss(double loss) {
    return String.format(Locale.ROOT, "%.3f", loss);
  }
}
