package graft.core.study;

import graft.core.study.Objective.Assignment;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** A study's books in memory. It can be told to break at the n-th write, as a kill would. */
final class MemoryStudyStore implements StudyStore {
  private Optional<StudyHeader> header = Optional.empty();
  private List<SplitRow> split = List.of();
  private final Map<Integer, Trial> trials = new TreeMap<>();
  private final Map<List<Integer>, EpochReport> epochs = new LinkedHashMap<>();
  private final Map<List<Integer>, FoldResult> results = new LinkedHashMap<>();
  private final Map<Integer, Sentence> decisions = new TreeMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Map<List<Integer>, String> claims = new HashMap<>();
  private int writesLeft = Integer.MAX_VALUE;
  private int writes;

  /** Breaks instead of taking more than so many writes; those before are kept. */
  void breakAfter(int count) {
    writesLeft = count;
  }

  int writes() {
    return writes;
  }

  private synchronized void write(Runnable change) {
    if (writesLeft == 0) {
      throw new CancellationException("killed");
    }
    writesLeft--;
    writes++;
    change.run();
  }

  @Override
  public synchronized Optional<StudyHeader> header() {
    return header;
  }

  @Override
  public void begin(StudyHeader begun) {
    write(() -> header = Optional.of(begun));
  }

  @Override
  public void saveSplit(List<SplitRow> rows) {
    write(() -> split = List.copyOf(rows));
  }

  @Override
  public synchronized List<SplitRow> split() {
    return split;
  }

  @Override
  public void saveTrials(List<Trial> saved) {
    write(() -> saved.forEach(t -> trials.put(t.number(), t)));
  }

  @Override
  public synchronized List<Trial> trials() {
    return List.copyOf(trials.values());
  }

  @Override
  public void saveEpochs(List<EpochReport> reports) {
    write(() -> reports.forEach(r -> epochs.put(List.of(r.trial(), r.fold(), r.epoch()), r)));
  }

  @Override
  public synchronized List<EpochReport> epochs() {
    return epochs.values().stream()
        .sorted(
            Comparator.comparingInt(EpochReport::trial)
                .thenComparingInt(EpochReport::fold)
                .thenComparingInt(EpochReport::epoch))
        .toList();
  }

  @Override
  public void saveResults(List<FoldResult> saved) {
    write(() -> saved.forEach(r -> results.put(List.of(r.trial(), r.fold()), r)));
  }

  @Override
  public synchronized List<FoldResult> results() {
    return results.values().stream()
        .sorted(Comparator.comparingInt(FoldResult::trial).thenComparingInt(FoldResult::fold))
        .toList();
  }

  @Override
  public void saveDecision(int number, Sentence decision) {
    write(() -> decisions.put(number, decision));
  }

  @Override
  public synchronized List<Sentence> decisions() {
    return List.copyOf(decisions.values());
  }

  @Override
  public synchronized OptionalInt answer(String question) {
    Integer answer = answers.get(question);
    return answer == null ? OptionalInt.empty() : OptionalInt.of(answer);
  }

  @Override
  public void saveAnswer(String question, int answer) {
    write(() -> answers.put(question, answer));
  }

  @Override
  public void saveAnswers(Map<String, Integer> saved) {
    write(() -> answers.putAll(saved));
  }

  @Override
  public synchronized int agree(String question, int answer) {
    return StudyStore.super.agree(question, answer);
  }

  /** One unit at a time for each of several processes. */
  @Override
  public synchronized Share share(List<List<Assignment>> units, Crew crew) {
    Set<String> others = crew.others();
    claims.values().removeIf(w -> !w.equals(crew.self()) && !others.contains(w));
    List<Assignment> all = units.stream().flatMap(List::stream).toList();
    List<FoldResult> done =
        all.stream().map(MemoryStudyStore::key).map(results::get).filter(Objects::nonNull).toList();
    List<Assignment> mine =
        units.stream()
            .map(unit -> unit.stream().filter(a -> !results.containsKey(key(a))).toList())
            .filter(unit -> !unit.isEmpty() && unit.stream().allMatch(a -> isFree(a, crew)))
            .limit(others.isEmpty() ? units.size() : 1)
            .flatMap(List::stream)
            .toList();
    mine.forEach(a -> claims.put(key(a), crew.self()));
    return new Share(done, mine);
  }

  private boolean isFree(Assignment assignment, Crew crew) {
    return claims.getOrDefault(key(assignment), crew.self()).equals(crew.self());
  }

  private static List<Integer> key(Assignment assignment) {
    return List.of(assignment.trial().number(), assignment.fold());
  }

  /** How many questions the clock has answered. */
  int answers() {
    return (int) answers.keySet().stream().filter(q -> !isOfRungs(q)).count();
  }

  /** How many trainings have been given up. */
  int givenUp() {
    return (int) answers.keySet().stream().filter(q -> q.startsWith("given-up-")).count();
  }

  private static boolean isOfRungs(String question) {
    return question.startsWith("given-up-") || question.startsWith("rung-");
  }

  /** The books, as text that two equal studies share to the letter. */
  String asText() {
    List<String> lines = new ArrayList<>();
    trials().forEach(t -> lines.add(t.toString()));
    epochs().forEach(e -> lines.add(e.toString()));
    results().forEach(r -> lines.add(StudyTexts.of(r)));
    decisions().forEach(d -> lines.add(d.toString()));
    answers.forEach((question, answer) -> lines.add(question + ": " + answer));
    return String.join("\n", lines);
  }

  /** Which results are kept. */
  List<Assignment> done() {
    List<Trial> known = trials();
    return results().stream().map(r -> new Assignment(known.get(r.trial()), r.fold())).toList();
  }

  @Override
  public void close() {}
}
