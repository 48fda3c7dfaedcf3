package graft.core.study;

import graft.core.coach.Effect;
import graft.core.coach.Figures;
import graft.core.folds.Resamples;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import graft.core.statistics.Holm;
import graft.core.statistics.ResampledTTest;
import graft.core.study.Insights.Rival;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Compares the leading trials on photos dealt anew, in pairs (Nadeau and Bengio 2003). Of those
 * that cannot be told apart from the best, the simplest and steadiest wins.
 */
final class ConfirmRound {
  private static final int DEALS = 3;

  private final Ledger ledger;
  private final Resamples resamples;
  private final List<Integer> ways;

  ConfirmRound(Ledger ledger) {
    this.ledger = ledger;
    this.resamples = ledger.scoring().resamples();
    this.ways = ways(resamples);
  }

  /** How many trainings a finalist costs beyond the folds of the first deal. */
  static int trainingsEach(Resamples resamples) {
    return ways(resamples).size() - resamples.folds();
  }

  List<Integer> ways() {
    return ways;
  }

  /** The folds of each deal, each deal with a seed of its own; seeds where there is one part. */
  private static List<Integer> ways(Resamples resamples) {
    return IntStream.range(0, DEALS)
        .boxed()
        .flatMap(
            deal ->
                IntStream.range(0, resamples.folds())
                    .boxed()
                    .map(
                        fold ->
                            resamples.folds() == 1
                                ? resamples.number(fold, deal, 0)
                                : resamples.number(fold, 0, deal)))
        .toList();
  }

  /** The winner, and how the others compare with the one of the lowest cost. */
  record Verdict(Trial winner, List<Rival> rivals) {}

  Verdict run(List<Trial> finalists) {
    ledger.train(finalists, ways);
    List<Trial> byCost =
        finalists.stream()
            .sorted(
                Comparator.comparingDouble((Trial t) -> cost(t)).thenComparingInt(Trial::number))
            .toList();
    Trial best = byCost.getFirst();
    List<Rival> rivals = rivals(best, byCost.subList(1, byCost.size()));
    List<Trial> equals = new ArrayList<>(List.of(best));
    rivals.stream().filter(Rival::equal).map(Rival::trial).forEach(equals::add);
    Trial winner =
        equals.stream()
            .min(
                Comparator.comparingInt((Trial t) -> t.recipe().options().extras())
                    .thenComparingDouble(t -> steadyCost(t, finalists))
                    .thenComparingInt(Trial::number))
            .orElseThrow();
    say(winner, finalists.size(), equals.size());
    return new Verdict(winner, rivals);
  }

  private List<Rival> rivals(Trial best, List<Trial> others) {
    List<Estimate> differences = others.stream().map(t -> difference(t, best)).toList();
    List<Double> p = Holm.adjust(differences.stream().map(Estimate::pValue).toList());
    return IntStream.range(0, others.size())
        .mapToObj(i -> new Rival(others.get(i), differences.get(i), p.get(i)))
        .toList();
  }

  private Estimate difference(Trial trial, Trial best) {
    return difference(trial, best, TrialSummary::cost);
  }

  /** What of a trial is more than of another, over the ways, which both were trained on. */
  private Estimate difference(Trial trial, Trial other, ToDoubleFunction<TrialSummary> what) {
    double[] differences =
        ways.stream()
            .mapToDouble(
                way ->
                    what.applyAsDouble(summary(trial, way))
                        - what.applyAsDouble(summary(other, way)))
            .toArray();
    int validation = resamples.validationRows(0).length;
    int train = Math.max(1, resamples.labels().size() - validation);
    return ResampledTTest.of(differences, train, validation);
  }

  /** What one recipe does in place of another, on photos dealt anew, which both were trained on. */
  Effect effect(Knob knob, Trial from, Trial to) {
    Estimate loss = difference(to, from, TrialSummary::validationLoss);
    return new Effect(
        knob,
        from.recipe(),
        to.recipe(),
        loss,
        difference(to, from, TrialSummary::accuracy),
        loss.pValue());
  }

  private double cost(Trial trial, int way) {
    return summary(trial, way).cost();
  }

  private TrialSummary summary(Trial trial, int way) {
    return ledger.scores().summary(trial, List.of(way)).orElseThrow();
  }

  private double cost(Trial trial) {
    return ways.stream().mapToDouble(way -> cost(trial, way)).average().orElseThrow();
  }

  /**
   * The mean cost and one standard deviation of its ups and downs against the finalists' mean: of
   * two as good as each other, the steadier has the lower.
   */
  private double steadyCost(Trial trial, List<Trial> finalists) {
    double[] against =
        ways.stream()
            .mapToDouble(
                way ->
                    cost(trial, way)
                        - finalists.stream().mapToDouble(t -> cost(t, way)).average().orElseThrow())
            .toArray();
    double mean =
        IntStream.range(0, against.length).mapToDouble(i -> against[i]).average().orElse(0);
    double square = 0;
    for (double a : against) {
      square += (a - mean) * (a - mean);
    }
    return cost(trial) + Math.sqrt(square / Math.max(1, against.length - 1) / against.length);
  }

  private void say(Trial winner, int finalists, int equals) {
    Sentence sentence =
        Sentence.of(equals > 1 ? "study.equal" : "study.confirmed")
            .with("recipe", winner.recipe().asText())
            .with("trial", winner.number())
            .with("finalists", finalists)
            .with("equals", equals)
            .with("trainings", ways.size())
            .with(
                "loss",
                Figures.loss(
                    ways.stream()
                        .mapToDouble(way -> summary(winner, way).validationLoss())
                        .average()
                        .orElseThrow()));
    ledger.say(sentence);
  }
}
