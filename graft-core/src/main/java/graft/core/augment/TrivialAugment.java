package graft.core.augment;

/**
 * One of 14 changes, drawn evenly, at a strength drawn evenly (Müller and Hutter 2021, the "wide"
 * space).
 *
 * @param strength how far up its range the strongest change may go, in (0, 1]; 1 is the paper's
 */
public record TrivialAugment(double strength) implements Augmentation {
  public TrivialAugment {
    Specs.require(
        strength > 0 && strength <= 1,
        "the strength of TrivialAugment must be above 0 and at most 1",
        strength,
        "--trivial-augment");
  }

  /** The whole range of the paper. */
  public static TrivialAugment defaults() {
    return new TrivialAugment(1);
  }

  @Override
  public String spec() {
    return new Specs("trivial").with("strength", strength).text();
  }
}
