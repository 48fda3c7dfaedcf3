package graft.core.study;

/** Where a study is kept, and who hears how it goes. */
public record StudyBooks(StudyStore store, StudyProgress progress) {}
