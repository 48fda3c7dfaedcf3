package graft.core.coach;

import graft.core.words.Sentence;
import java.util.Optional;

/** A rule that speaks where one of its turns was tried and did better for certain and by enough. */
interface MeasuredRule extends Rule {

  /** The change that it advises; empty where none of its turns helps. */
  default Optional<Effect> remedy(Evidence evidence) {
    return evidence.remedy(turns());
  }

  /** What was seen in the curves, as values of its verdict. */
  default Sentence seen(Evidence evidence) {
    return Advice.withCurve(Sentence.of("coach." + name()), evidence);
  }

  @Override
  default Optional<Finding> look(Evidence evidence) {
    return remedy(evidence).map(remedy -> Advice.of(name(), remedy, seen(evidence)));
  }
}
