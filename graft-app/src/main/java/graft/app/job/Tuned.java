package graft.app.job;

import graft.core.study.StudyOutcome;

/** What the study has led to. */
record Tuned(StudyOutcome outcome, Classifier classifier, OutOfFold outOfFold) {}
