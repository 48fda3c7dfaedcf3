package graft.core.study;

import graft.core.scratch.Scratch;

/**
 * Where a study is kept, who hears how it goes, who says how much may be done, and which processes
 * do it, and where what heads say of the photos lies meanwhile.
 */
public record StudyBooks(
    StudyStore store, StudyProgress progress, Pace pace, Crew crew, Scratch scratch) {

  /** Books of a study of few photos. */
  public StudyBooks(StudyStore store, StudyProgress progress, Pace pace, Crew crew) {
    this(store, progress, pace, crew, Scratch.onHeap());
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
