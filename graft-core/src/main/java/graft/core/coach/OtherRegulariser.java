package graft.core.coach;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Another kind of regulariser does better than the one that is used, and than the same kind weaker
 * or stronger: where that does half as well, its strength is the cause and not its kind.
 */
final class OtherRegulariser implements Rule {
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
  public Optional<Finding> look(Evidence evidence) {
    double same = evidence.gain(Turn.REGULARISE_LESS, Turn.REGULARISE_MORE);
    return evidence
        .remedy(turns())
        .filter(remedy -> same < HALF * remedy.gain())
        .map(
            remedy ->
                Advice.of(
                    name(),
                    remedy,
                    Advice.withCurve(Sentence.of("coach.otherRegulariser"), evidence)));
  }

  private static final double HALF = 0.5;
}
