package graft.core.study;

import graft.core.scratch.Scratch;
import graft.core.words.Sentence;
import java.util.List;

/**
 * Where a study is kept, who hears how it goes, who says how much may be done, and which processes
 * do it, and where what heads say of the photos lies meanwhile.
 *
 * @param preface decisions that were taken before it began
 */
public record StudyBooks(
    StudyStore store,
    StudyProgress progress,
    Pace pace,
    Crew crew,
    Scratch scratch,
    List<Sentence> preface) {
  public StudyBooks {
    preface = List.copyOf(preface);
  }

  /** Books of a study of few photos that stands on no decisions. */
  public StudyBooks(StudyStore store, StudyProgress progress, Pace pace, Crew crew) {
    this(store, progress, pace, crew, Scratch.onHeap(), List.of());
  }

  /** Books of a study on which one process works. */
  public StudyBooks(StudyStore store, StudyProgress progress, Pace pace) {
    this(store, progress, pace, Crew.ALONE);
  }

  /** Books of a study that takes the time that it takes. */
  public StudyBooks(StudyStore store, StudyProgress progress) {
    this(store, progress, Pace.UNHURRIED);
  }
}
