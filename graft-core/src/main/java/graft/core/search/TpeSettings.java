package graft.core.search;

/**
 * How {@link TpeSampler} searches. The names are those of Watanabe 2023 where it has one.
 *
 * @param startupPoints how many losses must have been told before the losses are listened to; until
 *     then points are quasi-random; 0 or more
 * @param candidates how many points are drawn from the good ones' density, of which the most
 *     promising is proposed; 1 or more
 * @param gamma the share of points that count as good, above 0 and at most 1
 * @param mostGood the most points that count as good, 1 or more
 * @param priorWeight how much the even prior weighs against one point, above 0
 * @param magicClip whether kernels are kept from being narrower than the number of points warrants
 * @param joint whether the dimensions that apply at every point told are drawn together (the
 *     multivariate TPE of Falkner, Klein and Hutter 2018), the others each by itself; else each by
 *     itself
 */
public record TpeSettings(
    int startupPoints,
    int candidates,
    double gamma,
    int mostGood,
    double priorWeight,
    boolean magicClip,
    boolean joint) {

  public TpeSettings {
    require(startupPoints >= 0, "startup points must be 0 or more", startupPoints);
    require(candidates >= 1, "candidates must be 1 or more", candidates);
    require(gamma > 0 && gamma <= 1, "gamma must be above 0 and at most 1", gamma);
    require(mostGood >= 1, "the most good points must be 1 or more", mostGood);
    require(
        priorWeight > 0 && priorWeight < Double.POSITIVE_INFINITY,
        "the prior's weight must be above 0 and finite",
        priorWeight);
  }

  private static void require(boolean holds, String rule, Number got) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", got " + got);
    }
  }

  /** The defaults of Optuna 5.0's TPESampler. */
  public static TpeSettings defaults() {
    return new TpeSettings(10, 24, 0.1, 25, 1, true, true);
  }

  public TpeSettings withStartupPoints(int value) {
    return new TpeSettings(value, candidates, gamma, mostGood, priorWeight, magicClip, joint);
  }

  public TpeSettings withCandidates(int value) {
    return new TpeSettings(startupPoints, value, gamma, mostGood, priorWeight, magicClip, joint);
  }

  public TpeSettings withGamma(double value) {
    return new TpeSettings(
        startupPoints, candidates, value, mostGood, priorWeight, magicClip, joint);
  }

  public TpeSettings withMostGood(int value) {
    return new TpeSettings(startupPoints, candidates, gamma, value, priorWeight, magicClip, joint);
  }

  public TpeSettings withPriorWeight(double value) {
    return new TpeSettings(startupPoints, candidates, gamma, mostGood, value, magicClip, joint);
  }

  public TpeSettings withMagicClip(boolean value) {
    return new TpeSettings(startupPoints, candidates, gamma, mostGood, priorWeight, value, joint);
  }

  public TpeSettings withJoint(boolean value) {
    return new TpeSettings(
        startupPoints, candidates, gamma, mostGood, priorWeight, magicClip, value);
  }
}
