package graft.app.report;

import graft.core.run.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How the photos were dealt out.
 *
 * @param parts the parts, as a bar
 * @param sentences what was done and why
 */
public record SplitView(List<Part> parts, List<String> sentences) {

  /**
   * A piece of the bar.
   *
   * @param kind fold, train, validation or test: its colour
   * @param name what stands in it
   * @param share its width, in percent
   */
  public record Part(String kind, String name, String share) {}

  static SplitView of(ReportData data, ReportWords words) {
    return new SplitView(
        parts(data.result().split(), words), sentences(data, data.result().split(), words));
  }

  private static List<Part> parts(RunResult.Parts split, ReportWords words) {
    double all = Math.max(1, split.train() + split.validation() + split.test());
    List<Part> parts = new ArrayList<>();
    for (int fold = 1; fold <= split.folds(); fold++) {
      String share = Numbers.plain(100.0 * split.train() / split.folds() / all);
      parts.add(new Part("fold", words.say("split.fold", "n", fold), share));
    }
    if (split.folds() == 0) {
      parts.add(new Part("train", words.say("split.train"), percent(split.train(), all)));
    }
    if (split.validation() > 0) {
      parts.add(
          new Part("validation", words.say("split.validation"), percent(split.validation(), all)));
    }
    if (split.test() > 0) {
      parts.add(new Part("test", words.say("split.test"), percent(split.test(), all)));
    }
    return parts;
  }

  private static String percent(int n, double all) {
    return Numbers.plain(100 * n / all);
  }

  private static List<String> sentences(ReportData data, RunResult.Parts split, ReportWords words) {
    List<String> sentences = new ArrayList<>();
    String train = Numbers.count(split.train());
    if (split.folds() > 0) {
      sentences.add(words.say("split.folds", "n", train, "folds", split.folds()));
    } else {
      String validation = Numbers.count(split.validation());
      sentences.add(words.say("split.parts", "n", train, "validation", validation));
    }
    if (split.test() > 0) {
      sentences.add(words.count("split.sealed", split.test()));
    }
    sentences.add(
        data.deal().given()
            ? words.say("split.given")
            : words.say("split.byGraft", "seed", split.seed()));
    sentences.addAll(data.deal().notes());
    return sentences;
  }
}
