package graft.core.study;

import graft.core.study.Objective.Assignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of trainings, and what they are worth together. Results may come on any thread. */
final class Scores {
  private final Scoring scoring;
  private final GivenUp givenUp;
  private final Map<Assignment, FoldResult> results = new HashMap<>();
  private final Map<List<Assignment>, TrialSummary> summaries = new HashMap<>();

  Scores(Scoring scoring, GivenUp givenUp) {
    this.scoring = scoring;
    this.givenUp = givenUp;
  }

  void put(Trial trial, FoldResult result) {
    synchronized (results) {
      results.put(new Assignment(trial, result.fold()), result);
    }
  }

  /** All results so far, a copy. */
  List<FoldResult> all() {
    synchronized (results) {
      return List.copyOf(results.values());
    }
  }

  /** The results themselves, to be looked up. */
  Map<Assignment, FoldResult> results() {
    return Collections.unmodifiableMap(results);
  }

  /** The trial's marks on these ways together; empty if it has not been tried on all of them. */
  Optional<Marks> marks(Trial trial, List<Integer> ways) {
    List<FoldResult> found = of(trial, ways);
    return found.size() == ways.size() && !found.isEmpty()
        ? Optional.of(scoring.of(found))
        : Optional.empty();
  }

  /** Whether it has been tried on all of these ways. */
  boolean has(Trial trial, List<Integer> ways) {
    return !ways.isEmpty() && of(trial, ways).size() == ways.size();
  }

  /** The trial on those of these ways that it was tried on; empty if on none. */
  Optional<TrialSummary> summary(Trial trial, List<Integer> ways) {
    List<FoldResult> found = of(trial, ways);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Assignment> of = found.stream().map(r -> new Assignment(trial, r.fold())).toList();
    return Optional.of(summaries.computeIfAbsent(of, k -> summarised(trial, found)));
  }

  private List<FoldResult> of(Trial trial, List<Integer> ways) {
    List<FoldResult> found = new ArrayList<>();
    for (int way : ways) {
      FoldResult result = results.get(new Assignment(trial, way));
      if (result != null) {
        found.add(result);
      }
    }
    return found;
  }

  private TrialSummary summarised(Trial trial, List<FoldResult> found) {
    Marks marks = scoring.of(found);
    double epochs = found.stream().mapToInt(FoldResult::bestEpoch).average().orElse(0);
    int after = found.stream().mapToInt(r -> givenUp.after(r.trial(), r.fold())).max().orElse(0);
    return new TrialSummary(
        trial, found.size(), marks.logLoss(), marks.accuracy(), marks.cost(), epochs, after);
  }
}
