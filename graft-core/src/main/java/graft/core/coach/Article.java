package graft.core.coach;

import graft.core.coach.ArticleLine.Verdict;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The article's advice, line by line, each with what turning the knobs from its own start has
 * shown.
 */
public final class Article {
  private final List<Effect> effects;
  private final List<ArticleLine> lines = new ArrayList<>();

  private Article(List<Effect> effects) {
    this.effects = effects;
  }

  /**
   * What is known beside the effects.
   *
   * @param bestEpoch of the article's start, mean over its trainings
   * @param epochs that it was given
   * @param zeros share of the weights that are zero with L1 and with L2, in percent, as text; empty
   *     where they were not trained
   * @param card mean and standard deviation that replace the division by 255, as text
   */
  public record Facts(long bestEpoch, int epochs, List<String> zeros, String card) {
    public Facts {
      zeros = List.copyOf(zeros);
    }
  }

  /** All lines, in the article's order. */
  public static List<ArticleLine> lines(List<Effect> effects, Facts facts) {
    Article article = new Article(effects);
    article.read(facts);
    return List.copyOf(article.lines);
  }

  private void read(Facts facts) {
    say("scaling", Verdict.WRONG_HERE, evidence("scaling").with("card", facts.card()));
    say("batches", Verdict.HOLDS, evidence("batches"));
    judged("batchSize", e -> e.turn() == Turn.BATCH_LARGER || e.turn() == Turn.BATCH_SMALLER);
    judged("rate", e -> isRate(e, 0.1, 10));
    judged("rateTooLarge", e -> isRate(e, 0.1, 10), Verdict.UNCLEAR);
    say(
        "epochs",
        facts.bestEpoch() < 0.9 * facts.epochs() ? Verdict.HOLDS : Verdict.WRONG_HERE,
        evidence("epochs").with("best", facts.bestEpoch()).with("epochs", facts.epochs()));
    judged("dropout", e -> e.to().isFree() || (e.to().dropout() > 0 && e.to().dropout() < 0.5));
    harm("dropoutTooMuch", e -> e.to().dropout() == 0.8);
    judged("keep", e -> e.to().dropout() == 0.2 || e.to().dropout() == 0.8, Verdict.UNCLEAR);
    judged("l2", e -> e.to().l2() > 0);
    judged("l1", e -> e.to().l1() > 0);
    if (facts.zeros().size() == 2) {
      say(
          "l1Zeros",
          Verdict.HOLDS,
          evidence("l1Zeros").with("l1", facts.zeros().get(0)).with("l2", facts.zeros().get(1)));
    } else {
      say("l1Zeros", Verdict.NOT_TRIED, Sentence.of("article.untried"));
    }
    say("apart", Verdict.NOT_TRIED, evidence("apart"));
    say("augmentation", Verdict.NOT_TRIED, evidence("augmentation"));
    judged("authors", e -> e.turn() == Turn.LABEL_SMOOTHING || e.to().dropout() == 0.2);
  }

  private static boolean isRate(Effect e, double... factors) {
    for (double factor : factors) {
      double ratio = e.to().learningRate() / e.from().learningRate();
      if (Math.abs(ratio / factor - 1) < 0.05) {
        return true;
      }
    }
    return false;
  }

  /** Advice to start at a setting: wrong where a change is better, else it holds or is the same. */
  private void judged(String key, Predicate<Effect> about) {
    List<Effect> tried = tried(about);
    boolean better = tried.stream().anyMatch(e -> e.verdict() == Effect.Verdict.BETTER);
    boolean worse = tried.stream().anyMatch(e -> e.verdict() == Effect.Verdict.WORSE);
    judged(key, about, better ? Verdict.WRONG_HERE : worse ? Verdict.HOLDS : Verdict.NO_DIFFERENCE);
  }

  private void judged(String key, Predicate<Effect> about, Verdict verdict) {
    List<Effect> tried = tried(about);
    if (tried.isEmpty()) {
      say(key, Verdict.NOT_TRIED, Sentence.of("article.untried"));
      return;
    }
    List<String> changes = tried.stream().map(Article::change).toList();
    say(key, verdict, evidence(key).with("changes", String.join("; ", changes)));
  }

  /** A warning of too much: it holds where too much did harm. */
  private void harm(String key, Predicate<Effect> about) {
    boolean worse = tried(about).stream().anyMatch(e -> e.verdict() == Effect.Verdict.WORSE);
    judged(key, about, worse ? Verdict.HOLDS : Verdict.NO_DIFFERENCE);
  }

  private List<Effect> tried(Predicate<Effect> about) {
    return effects.stream().filter(about).toList();
  }

  /** "{dropout=0.2} -0.012 ± 0.004": the setting is said in words where it is told. */
  private static String change(Effect e) {
    return "{%s} %s ± %s"
        .formatted(e.toText(), Figures.change(e.loss().value()), Figures.lossError(e.loss()));
  }

  private void say(String key, Verdict verdict, Sentence evidence) {
    lines.add(new ArticleLine(Sentence.of("article." + key), verdict, evidence));
  }

  private static Sentence evidence(String key) {
    return Sentence.of("article." + key + ".evidence");
  }
}
