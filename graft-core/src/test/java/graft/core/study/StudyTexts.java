package graft.core.study;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Results and outcomes in full, to be compared. */
final class StudyTexts {
  private StudyTexts() {}

  static String of(FoldResult result) {
    return "%d on %d: epoch %d, loss %s, logits %s"
        .formatted(
            result.trial(),
            result.fold(),
            result.bestEpoch(),
            result.validationLoss(),
            Arrays.toString(result.logits().toArray()));
  }

  static String of(StudyOutcome outcome) {
    return outcome.ranking().stream().map(TrialSummary::toString).collect(Collectors.joining("\n"))
        + outcome.results().stream()
            .map(StudyTexts::of)
            .collect(Collectors.joining("\n", "\n", "\n"))
        + outcome.decisions();
  }
}
