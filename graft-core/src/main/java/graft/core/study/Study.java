package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.study.Objective.Assignment;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/*
 * The plan, in rounds:
 *
 * 1. START: the article's recipe and its neighbours, on the first fold.
 * 2. WIDE: a quasi-random walk through the space, on the first fold.
 * 3. NARROW: neighbours of the best so far, on the first fold.
 * 4. The leaders on all other folds; the lowest mean loss wins.
 *
 * Going on after a kill is the same walk again: every round proposes the same trials, and what the
 * store already holds a result for is not trained again.
 */
/** Runs the plan: asks samplers, hands trials to the objective, keeps and compares results. */
public final class Study {
  private final StudyPlan plan;
  private final int folds;
  private final StudyStore store;
  private final StudyProgress progress;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<Assignment, FoldResult> results = new HashMap<>();
  private int decisions;

  private Study(StudyPlan plan, int folds, StudyStore store, StudyProgress progress) {
    this.plan = plan;
    this.folds = folds;
    this.store = store;
    this.progress = progress;
  }

  /**
   * Runs the plan to its end, or goes on with what the store holds of it.
   *
   * @param folds how many folds there are
   * @param books where it is kept and who hears of it
   * @return the trials, best first
   */
  public static StudyOutcome run(StudyPlan plan, int folds, Objective objective, StudyBooks books) {
    Study study = new Study(plan, folds, books.store(), books.progress());
    study.recall();
    return study.walk(objective);
  }

  /** What an unfinished study has found so far: its ranking may be empty. */
  public static StudyOutcome soFar(int folds, StudyStore store) {
    Study study = new Study(StudyPlan.defaults(), folds, store, StudyProgress.NONE);
    study.recall();
    study.trials.addAll(store.trials());
    return new StudyOutcome(
        study.ranking(folds), List.copyOf(study.results.values()), store.decisions().size());
  }

  private void recall() {
    List<Trial> known = store.trials();
    for (FoldResult result : store.results()) {
      results.put(new Assignment(known.get(result.trial()), result.fold()), result);
    }
  }

  private StudyOutcome walk(Objective objective) {
    if (plan.given().isEmpty()) {
      search(objective);
    } else {
      tryOut(Round.GIVEN, plan.given(), objective);
    }
    List<TrialSummary> leaders = ranking(1).stream().limit(plan.leaders()).toList();
    if (folds > 1) {
      run(
          leaders.stream()
              .flatMap(s -> IntStream.range(1, folds).mapToObj(f -> new Assignment(s.trial(), f)))
              .toList(),
          objective);
    }
    StudyOutcome outcome =
        new StudyOutcome(ranking(folds), List.copyOf(results.values()), decisions);
    if (plan.given().isEmpty()) {
      conclude(outcome.best(), leaders.size());
    }
    return new StudyOutcome(outcome.ranking(), outcome.results(), decisions);
  }

  private void conclude(TrialSummary best, int leaders) {
    if (folds > 1) {
      say("study.chosen", best, Map.of("leaders", leaders, "folds", folds));
    } else {
      say("study.best", best, Map.of());
    }
  }

  private void search(Objective objective) {
    List<HeadRecipe> start = StartRecipes.of(plan.space());
    int first = Math.min(start.size(), plan.trials());
    tryOut(Round.START, start.subList(0, first), objective);
    say("study.start", ranking(1).getFirst(), Map.of("count", first));

    int narrow = (plan.trials() - first) / 3;
    int wide = plan.trials() - first - narrow;
    if (wide > 0) {
      Sampler sampler = new QuasiRandomSampler(plan.space(), plan.seed());
      tryOut(Round.WIDE, sampler.ask(wide), objective);
      say("study.wide", ranking(1).getFirst(), Map.of("count", wide));
    }
    if (narrow > 0) {
      Sampler sampler = new NeighbourSampler(plan.space(), plan.seed());
      ranking(1).forEach(s -> sampler.tell(s.trial().recipe(), s.validationLoss()));
      tryOut(Round.NARROW, sampler.ask(narrow), objective);
      say("study.narrow", ranking(1).getFirst(), Map.of("count", narrow));
    }
  }

  private void tryOut(Round round, List<HeadRecipe> recipes, Objective objective) {
    List<Trial> asked = new ArrayList<>();
    for (HeadRecipe recipe : recipes) {
      asked.add(new Trial(trials.size() + asked.size(), round, recipe));
    }
    trials.addAll(asked);
    store.saveTrials(asked);
    run(asked.stream().map(t -> new Assignment(t, 0)).toList(), objective);
  }

  private void run(List<Assignment> wanted, Objective objective) {
    List<Assignment> missing = wanted.stream().filter(a -> !results.containsKey(a)).toList();
    progress.round(wanted.size(), wanted.size() - missing.size());
    if (!missing.isEmpty()) {
      objective.run(missing, new Keeper());
    }
  }

  /**
   * Trials with results on the first folds, those on more of them first, then by mean loss, then by
   * number. The search looks at the first fold alone: when the study goes on after a kill, some
   * leaders already have results on others.
   */
  private List<TrialSummary> ranking(int firstFolds) {
    return trials.stream()
        .map(trial -> summary(trial, firstFolds))
        .filter(s -> s.folds() > 0)
        .sorted(
            Comparator.comparingInt((TrialSummary s) -> -s.folds())
                .thenComparingDouble(TrialSummary::validationLoss)
                .thenComparingInt(s -> s.trial().number()))
        .toList();
  }

  private TrialSummary summary(Trial trial, int firstFolds) {
    double loss = 0;
    double epochs = 0;
    int photos = 0;
    int tried = 0;
    for (int fold = 0; fold < firstFolds; fold++) {
      FoldResult result = results.get(new Assignment(trial, fold));
      if (result != null) {
        loss += result.validationLoss() * result.logits().rows();
        photos += result.logits().rows();
        epochs += result.bestEpoch();
        tried++;
      }
    }
    return new TrialSummary(trial, tried, loss / Math.max(1, photos), epochs / Math.max(1, tried));
  }

  private void say(String key, TrialSummary best, Map<String, ?> more) {
    Sentence sentence =
        Sentence.of(key)
            .with("trial", best.trial().number())
            .with("recipe", best.trial().recipe().asText())
            .with("loss", String.format(Locale.ROOT, "%.3f", best.validationLoss()));
    for (Map.Entry<String, ?> value : more.entrySet()) {
      sentence = sentence.with(value.getKey(), value.getValue());
    }
    store.saveDecision(decisions++, sentence);
    progress.decision(sentence);
  }

  /** Keeps what the objective reports. */
  private final class Keeper implements StudyListener {
    @Override
    public void epochs(List<EpochReport> reports) {
      store.saveEpochs(reports);
      progress.epochs(reports);
    }

    @Override
    public void finished(List<FoldResult> finished) {
      store.saveResults(finished);
      synchronized (results) {
        finished.forEach(r -> results.put(new Assignment(trials.get(r.trial()), r.fold()), r));
      }
      progress.finished(finished.size());
    }
  }
}
