package graft.app.job;

import graft.core.study.StudyOutcome;
import java.util.List;

/**
 * What the study has led to.
 *
 * @param outcome the study's
 * @param classifier the winner's
 * @param outOfFold what the winner said of photos that it had not seen
 * @param zeros share of zero weights with L1 and with L2, in percent; empty where not both were
 *     tried
 */
record Tuned(
    StudyOutcome outcome, Classifier classifier, OutOfFold outOfFold, List<String> zeros) {}
