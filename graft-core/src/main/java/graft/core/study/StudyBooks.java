package graft.core.study;

/** Where a study is kept, who hears how it goes, and who says how much may be done. */
public record StudyBooks(StudyStore store, StudyProgress progress, Pace pace) {

  /** Books of a study that takes the time that it takes. */
  public StudyBooks(StudyStore store, StudyProgress progress) {
    this(store, progress, Pace.UNHURRIED);
  }
}
