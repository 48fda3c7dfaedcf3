package graft.core.study;

import graft.core.study.Objective.Assignment;
import graft.core.words.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Where a study is kept, as it happens. What was saved is durable against kill -9 when a method
 * returns; saving the same thing again replaces it. Methods may be called from several threads.
 *
 * <p>Several processes may work on one study, each with a store of its own on the same place.
 */
public interface StudyStore extends AutoCloseable {

  /** What the study is of; empty before {@link #begin}. */
  Optional<StudyHeader> header();

  /** Opens the books. */
  void begin(StudyHeader header);

  /** Keeps how the photos were dealt out. */
  void saveSplit(List<SplitRow> rows);

  List<SplitRow> split();

  void saveTrials(List<Trial> trials);

  /** In order of their numbers. */
  List<Trial> trials();

  void saveEpochs(List<EpochReport> reports);

  /** In order of trial, fold, epoch. */
  List<EpochReport> epochs();

  /** Those of one trial, by its number, in order of fold, epoch. */
  default List<EpochReport> epochs(int trial) {
    return epochs().stream().filter(e -> e.trial() == trial).toList();
  }

  void saveResults(List<FoldResult> results);

  /** In order of trial, fold. */
  List<FoldResult> results();

  /** Hands them over one by one, so that not all are held at once; some perhaps twice. */
  default void eachResult(Consumer<FoldResult> each) {
    results().forEach(each);
  }

  /** Keeps a decision; the first has number 0. */
  void saveDecision(int number, Sentence decision);

  /** In order of their numbers. */
  List<Sentence> decisions();

  /**
   * What was answered to a question of the plan that going on could answer otherwise, because the
   * clock decides it, such as "trials", or what was known at that time, such as who of a field of
   * trials was given up; empty where it has not been asked.
   */
  OptionalInt answer(String question);

  /** Keeps an answer, so that going on gives it again. */
  void saveAnswer(String question, int answer);

  /** Keeps these answers, all at once: after a kill there are all of them or none. */
  void saveAnswers(Map<String, Integer> answers);

  /**
   * Keeps an answer unless there is one already, which another process may have given.
   *
   * @return the answer that holds
   */
  default int agree(String question, int answer) {
    OptionalInt before = answer(question);
    if (before.isEmpty()) {
      saveAnswer(question, answer);
    }
    return before.orElse(answer);
  }

  /**
   * Shares trainings out among the processes: in one step it finds results that are there by now,
   * and of the rest claims some units that no living process has claimed: all of them for a process
   * that is alone, else a quarter of what is missing. A claim ends with the result, or the death of
   * the process that holds it.
   *
   * <p>This one is for stores that no other process can reach.
   *
   * @param units assignments that one process trains together
   * @param crew whom it is shared out among
   */
  default Share share(List<List<Assignment>> units, Crew crew) {
    return new Share(List.of(), units.stream().flatMap(List::stream).toList());
  }

  @Override
  void close();

  /**
   * What came of sharing out.
   *
   * @param done results of assignments that were asked for
   * @param mine what this process is to train now
   */
  record Share(List<FoldResult> done, List<Assignment> mine) {}

  /**
   * What a study is of.
   *
   * @param run the run's identity, unique
   * @param version of Graft
   * @param settings everything that decides the result, as one line of text
   * @param data the hash of the photos
   */
  record StudyHeader(String run, String version, String settings, String data) {

    /** Whether a run of this header may go on with what is kept under the other one. */
    public boolean continues(StudyHeader other) {
      return settings.equals(other.settings)
          && data.equals(other.data)
          && version.equals(other.version);
    }
  }

  /**
   * One photo's fate.
   *
   * @param path relative to the photos' folder
   * @param pixels hexadecimal hash
   * @param part "train", "fold1"…, "validation", "test"
   * @param label the class's name
   */
  record SplitRow(String path, String pixels, String part, String label) {}
}
