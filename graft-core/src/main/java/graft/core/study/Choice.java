package graft.core.study;

import graft.core.coach.Effect;
import graft.core.head.Knob;
import graft.core.study.ConfirmRound.Verdict;
import graft.core.study.Insights.Rival;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses among what has been searched: the leaders on all folds, the finalists on photos dealt
 * anew. Made again, it takes up as many new leaders and one finalist more, and trains only what is
 * new: the longer a search on one fold, the more of its best are that by luck.
 */
final class Choice {
  private final Ledger ledger;
  private final StudyPlan plan;
  private final Reserve reserve;
  private final ConfirmRound confirm;
  private final Set<Trial> leaders = new LinkedHashSet<>();
  private List<Trial> ranked = List.of();
  private List<Trial> finalists = List.of();
  private Optional<Verdict> verdict = Optional.empty();

  Choice(Ledger ledger, StudyPlan plan, Reserve reserve) {
    this.ledger = ledger;
    this.plan = plan;
    this.reserve = reserve;
    this.confirm = new ConfirmRound(ledger);
  }

  Trial winner() {
    return verdict.map(Verdict::winner).orElseGet(ranked::getFirst);
  }

  /** The leaders, the best first. */
  List<Trial> ranked() {
    return ranked;
  }

  /** Compares one more with the finalists, on photos dealt anew; the best of all wins. */
  void take(Trial other) {
    Set<Trial> asked = new LinkedHashSet<>(finalists);
    asked.add(winner());
    asked.add(other);
    List<Trial> compared =
        inTime("other", List.copyOf(asked), confirm.ways(), reserve.afterChoice(other.recipe()));
    List<Trial> best = compared.size() < 2 ? byFolds(asked) : compared;
    finalists = best;
    verdict = best.size() < 2 ? Optional.empty() : Optional.of(confirm.run(best));
    if (verdict.isEmpty()) {
      ranked = best;
    }
  }

  /** What one finalist does in place of another; empty where they have not been compared. */
  Optional<Effect> effect(Knob knob, Trial from, Trial to) {
    return verdict.isPresent() && finalists.containsAll(List.of(from, to))
        ? Optional.of(confirm.effect(knob, from, to))
        : Optional.empty();
  }

  /** The one with the lowest cost on all folds. */
  private List<Trial> byFolds(Set<Trial> trials) {
    return trials.stream()
        .min(
            Comparator.comparingDouble(
                t -> ledger.scores().summary(t, ledger.folds()).orElseThrow().cost()))
        .stream()
        .toList();
  }

  /** How the other finalists compare with the best of them. */
  List<Rival> rivals() {
    return verdict.map(Verdict::rivals).orElse(List.of());
  }

  /**
   * Chooses among what is there now.
   *
   * @param time which time it is: 0 for the first
   * @param most how many new leaders at most
   */
  void make(int time, int most) {
    lead(time, most);
    confirm(time);
  }

  private void lead(int time, int most) {
    List<Trial> best = Alike.skipped(ledger.standings().candidates(), leaders, most);
    List<Trial> fit = inTime(name("leaders", time), best, ledger.folds(), later(time, best));
    List<Trial> wanted = fit.isEmpty() && leaders.isEmpty() ? List.of(cheapest()) : fit;
    if (!leaders.addAll(wanted)) {
      return; // none is new
    }
    ledger.train(wanted, ledger.folds());
    ranked =
        leaders.stream()
            .map(t -> ledger.scores().summary(t, ledger.folds()).orElseThrow())
            .sorted(
                Comparator.comparingDouble(TrialSummary::cost)
                    .thenComparingDouble(TrialSummary::validationLoss))
            .map(TrialSummary::trial)
            .toList();
    TrialSummary first = ledger.scores().summary(ranked.getFirst(), ledger.folds()).orElseThrow();
    ledger.say(
        first
            .saidIn(Sentence.of(first.folds() > 1 ? "study.chosen" : "study.best"))
            .with("leaders", leaders.size())
            .with("folds", first.folds()));
  }

  private void confirm(int time) {
    Set<Trial> asked = new LinkedHashSet<>(finalists); // who has been compared stays
    ranked.stream().limit(plan.effort().finalists() + time).forEach(asked::add);
    List<Trial> top = List.copyOf(asked);
    List<Trial> compared =
        top.size() < 2
            ? top
            : inTime(name("finalists", time), top, confirm.ways(), later(time, top));
    if (!compared.equals(finalists)) {
      finalists = compared;
      verdict = compared.size() < 2 ? Optional.empty() : Optional.of(confirm.run(compared));
    }
  }

  /** The candidate that it takes the least to make a classifier of. */
  private Trial cheapest() {
    return ledger.standings().candidates().stream()
        .map(TrialSummary::trial)
        .min(
            Comparator.comparingDouble(
                t -> ledger.missing(t, ledger.folds()) + reserve.heads(t.recipe())))
        .orElseThrow();
  }

  /** What comes later, whoever of these wins; when chosen again, the parts of the photos too. */
  private double later(int time, List<Trial> rivals) {
    double heads = rivals.stream().mapToDouble(t -> reserve.heads(t.recipe())).max().orElse(0);
    return heads + (time == 0 ? 0 : reserve.photos(winner().recipe()));
  }

  private static String name(String question, int time) {
    return time == 0 ? question : question + "-" + time;
  }

  /** Those that have been trained on these ways, and those of the others that there is time for. */
  private List<Trial> inTime(
      String question, List<Trial> wanted, List<Integer> ways, double later) {
    List<Trial> missing = wanted.stream().filter(t -> ledger.missing(t, ways) > 0).toList();
    if (missing.isEmpty()) {
      return wanted;
    }
    List<Double> costs = missing.stream().map(t -> ledger.missing(t, ways)).toList();
    int count = ledger.afford(question, costs, later);
    List<Trial> fit = new ArrayList<>(wanted);
    fit.removeAll(missing.subList(count, missing.size()));
    return fit;
  }
}
