import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.StudyListener;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A study's books in memory. */
final class Store implements StudyStore {
  private final List<Trial> trials = new ArrayList<>();
  private final List<EpochReport> epochs = new ArrayList<>();
  private final List<FoldResult> results = new ArrayList<>();
  private final List<Sentence> decisions = new ArrayList<>();

  @Override
  public Optional<StudyHeader> header() {
    return Optional.empty();
  }

  @Override
  public void begin(StudyHeader header) {}

  @Override
  public void saveSplit(List<SplitRow> rows) {}

  @Override
  public List<SplitRow> split() {
    return List.of();
  }

  @Override
  public void saveTrials(List<Trial> saved) {
    trials.addAll(saved);
  }

  @Override
  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  @Override
  public synchronized void saveEpochs(List<EpochReport> reports) {
    epochs.addAll(reports);
  }

  @Override
  public List<EpochReport> epochs() {
    return epochs.stream()
        .sorted(
            Comparator.comparingInt(EpochReport::trial)
                .thenComparingInt(EpochReport::fold)
                .thenComparingInt(EpochReport::epoch))
        .toList();
  }

  @Override
  public synchronized void saveResults(List<FoldResult> saved) {
    results.addAll(saved);
  }

  @Override
  public List<FoldResult> results() {
    return List.copyOf(results);
  }

  @Override
  public void saveDecision(int number, Sentence decision) {
    decisions.add(decision);
  }

  @Override
  public List<Sentence> decisions() {
    return List.copyOf(decisions);
  }

  @Override
  public OptionalInt answer(String question) {
    return OptionalInt.empty();
  }

  @Override
  public void saveAnswer(String question, int answer) {}

  @Override
  public void saveAnswers(Map<String, Integer> answers) {}

  @Override
  public void close() {}

  /** Keeps what a trainer tells. */
  StudyListener listener() {
    return new StudyListener() {
      @Override
      public void epochs(List<EpochReport> reports) {
        saveEpochs(reports);
      }

      @Override
      public void finished(List<FoldResult> finished) {
        saveResults(finished);
      }
    };
  }
}
