import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.StudyListener;
import java.util.ArrayList;
import java.util.List;

/** When each result of a study came, in seconds since its process was started. */
final class ResultLedger {
  private final long started;
  private final List<Entry> entries = new ArrayList<>(); // guarded by this
  private final List<Epochs> epochs = new ArrayList<>(); // guarded by this

  ResultLedger(long started) {
    this.started = started;
  }

  private record Entry(double seconds, FoldResult result) {}

  private record Epochs(double seconds, int count) {}

  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  synchronized List<FoldResult> until(double mark) {
    return entries.stream().filter(e -> e.seconds() <= mark).map(Entry::result).toList();
  }

  synchronized int epochsUntil(double mark) {
    return epochs.stream().filter(e -> e.seconds() <= mark).mapToInt(Epochs::count).sum();
  }

  private synchronized void addEpochs(int count) {
    epochs.add(new Epochs(seconds(), count));
  }

  private synchronized void add(List<FoldResult> results) {
    double now = seconds();
    results.forEach(r -> entries.add(new Entry(now, r)));
  }

  /** The objective, with a note of the time once a result has been kept. */
  Objective timing(Objective objective) {
    return (work, rungs, listener) ->
        objective.run(
            work,
            rungs,
            new StudyListener() {
              @Override
              public void epochs(List<EpochReport> reports) {
                listener.epochs(reports);
                addEpochs(reports.size());
              }

              @Override
              public void finished(List<FoldResult> results) {
                listener.finished(results);
                add(results);
              }
            });
  }
}
