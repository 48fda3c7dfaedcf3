package graft.core.coach;

import java.util.List;
import java.util.Optional;

/**
 * Another kind of regulariser does better than the one that is used, and than the same kind weaker
 * or stronger: where that does half as well, its strength is the cause and not its kind.
 */
final class OtherRegulariser implements MeasuredRule {
  private static final double HALF = 0.5;

  @Override
  public String name() {
    return "otherRegulariser";
  }

  @Override
  public String source() {
    return "article";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.REGULARISE_OTHERWISE);
  }

  @Override
  public Optional<Effect> remedy(Evidence evidence) {
    double same =
        evidence
            .best(List.of(Turn.REGULARISE_LESS, Turn.REGULARISE_MORE))
            .map(Effect::gain)
            .orElse(0.0);
    return MeasuredRule.super.remedy(evidence).filter(remedy -> same < HALF * remedy.gain());
  }
}
