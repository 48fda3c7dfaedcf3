package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** A schedule, label smoothing or class weights do better here than going without. */
final class OptionHelps implements Rule {
  @Override
  public String name() {
    return "optionHelps";
  }

  @Override
  public String source() {
    return "Loshchilov and Hutter 2017; Szegedy et al. 2016";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.SCHEDULE, Turn.LABEL_SMOOTHING, Turn.CLASS_WEIGHTS);
  }

  @Override
  public Optional<Finding> look(Evidence evidence) {
    return evidence
        .remedy(turns())
        .map(
            remedy ->
                Advice.of(
                    name(), remedy, Advice.withCurve(Sentence.of("coach.optionHelps"), evidence)));
  }
}
