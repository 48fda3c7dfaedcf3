package graft.core.study;

/**
 * Where a study is kept, who hears how it goes, who says how much may be done, and which processes
 * do it.
 */
public record StudyBooks(StudyStore store, StudyProgress progress, Pace pace, Crew crew) {

  /** Books of a study on which one process works. */
  public StudyBooks(StudyStore store, StudyProgress progress, Pace pace) {
    this(store, progress, pace, Crew.ALONE);
  }

  /** Books of a study that takes the time that it takes. */
  public StudyBooks(StudyStore store, StudyProgress progress) {
    this(store, progress, Pace.UNHURRIED);
  }
}
