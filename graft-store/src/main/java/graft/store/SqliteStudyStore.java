package graft.store;

import graft.core.error.UserError;
import graft.core.study.Crew;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.core.words.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A study in one SQLite file, the run folder's {@code study.db}. Once closed it is one file without
 * a log beside it.
 *
 * <p>Unlike the cache, a study cannot be computed again unseen: a damaged file is never moved aside
 * but a {@link UserError} when opened, a {@link StoreException} later.
 *
 * <p>All methods may throw a {@link StoreException} when the disk is full or failing.
 */
public final class SqliteStudyStore implements StudyStore {
  private final Database database;
  private final boolean readOnly;
  private boolean closed; // guarded by this

  private SqliteStudyStore(Database database, boolean readOnly) {
    this.database = database;
    this.readOnly = readOnly;
  }

  /**
   * Opens a study to go on with it; makes the file and its folder where there are none.
   *
   * @throws UserError if the folder cannot be made or written, or the file is damaged, made by a
   *     newer Graft, or another program's
   */
  public static SqliteStudyStore open(Path file) {
    Place place = new Place(file, Kind.STUDY);
    place.createFolder();
    try {
      return new SqliteStudyStore(Database.open(place), false);
    } catch (DamagedException e) {
      throw new UserError(e.getMessage() + ". Start anew with --fresh or another --out DIR", e);
    }
  }

  /**
   * Opens a study to look at it, finished or still being written by another process; changes
   * nothing. The methods that save throw {@link UnsupportedOperationException}.
   *
   * @throws UserError if there is no such file, or it is damaged, made by a newer Graft, or another
   *     program's
   */
  public static SqliteStudyStore openReadOnly(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "Expected a run folder with %s, found none in %s. Name a folder that graft tune or"
                  .formatted(file.getFileName(), file.toAbsolutePath().resolveSibling(""))
              + " graft train has made");
    }
    try {
      return new SqliteStudyStore(Database.openReadOnly(new Place(file, Kind.STUDY)), true);
    } catch (DamagedException e) {
      throw new UserError(e.getMessage() + ". Name another run", e);
    }
  }

  @Override
  public Optional<StudyHeader> header() {
    return database.read(StudyTables::header);
  }

  @Override
  public void begin(StudyHeader header) {
    save(c -> StudyTables.saveHeader(c, header));
  }

  @Override
  public void saveSplit(List<SplitRow> rows) {
    save(c -> StudyTables.saveSplit(c, rows));
  }

  @Override
  public List<SplitRow> split() {
    return database.read(StudyTables::split);
  }

  @Override
  public void saveTrials(List<Trial> trials) {
    save(c -> TrialTables.saveTrials(c, trials));
  }

  @Override
  public List<Trial> trials() {
    return database.read(TrialTables::trials);
  }

  @Override
  public void saveEpochs(List<EpochReport> reports) {
    save(c -> TrialTables.saveEpochs(c, reports));
  }

  @Override
  public List<EpochReport> epochs() {
    return database.read(TrialTables::epochs);
  }

  @Override
  public List<EpochReport> epochs(int trial) {
    return database.read(c -> TrialTables.epochs(c, trial));
  }

  @Override
  public void saveResults(List<FoldResult> results) {
    save(c -> TrialTables.saveResults(c, results));
  }

  @Override
  public List<FoldResult> results() {
    return database.read(TrialTables::results);
  }

  @Override
  public void eachResult(Consumer<FoldResult> each) {
    database.read(c -> TrialTables.eachResult(c, each));
  }

  @Override
  public void saveDecision(int number, Sentence decision) {
    save(c -> DecisionTables.save(c, number, decision));
  }

  @Override
  public List<Sentence> decisions() {
    return database.read(DecisionTables::decisions);
  }

  @Override
  public OptionalInt answer(String question) {
    return database.read(c -> AnswerTable.answer(c, question));
  }

  @Override
  public void saveAnswer(String question, int answer) {
    saveAnswers(Map.of(question, answer));
  }

  @Override
  public void saveAnswers(Map<String, Integer> answers) {
    save(c -> AnswerTable.save(c, answers));
  }

  @Override
  public int agree(String question, int answer) {
    return save(c -> AnswerTable.agree(c, question, answer));
  }

  @Override
  public Share share(List<List<Assignment>> units, Crew crew) {
    return save(c -> new ClaimTable(c, crew).share(units));
  }

  private <T> T save(Work<T> work) {
    if (readOnly) {
      throw new UnsupportedOperationException("The study was opened to look at it");
    }
    return database.write(work);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (readOnly) {
      database.close();
    } else {
      database.closeAsOneFile();
    }
  }
}
