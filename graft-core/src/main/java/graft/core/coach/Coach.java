package graft.core.coach;

import graft.core.coach.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the evidence with every rule.
 *
 * <p>Many faults have many remedies: a rate that is far too high is helped by anything that slows
 * learning down, and large batches make up for a large rate. So of the rules that advise a change,
 * those come first that put a setting back which lies outside what is customary, the farther the
 * sooner, then those whose remedy gained most; the first is the cause.
 */
public final class Coach {
  private static final List<Rule> RULES =
      List.of(
          new RateTooHigh(),
          new RateTooLow(),
          new TooFewEpochs(),
          new RegularisedTooMuch(),
          new RegularisedTooLittle(),
          new OtherRegulariser(),
          new BatchTooSmall(),
          new BatchTooLarge(),
          new Underfitting(),
          new OptionHelps(),
          new NothingLearned(),
          new LabelsLookNoisy(),
          new TooFewPhotos(),
          new MorePhotos(),
          new MorePhotosOfAClass(),
          new OverfitsFrom(),
          new RegulariserWithoutEffect());

  private Coach() {}

  /**
   * The findings: advice on what is out of the ordinary, other advice, each by gain; then what
   * concerns the photos, the gravest first; then notes.
   */
  public static List<Finding> look(Evidence evidence) {
    List<Seen> seen = new ArrayList<>();
    for (Rule rule : RULES) {
      rule.look(evidence).ifPresent(f -> seen.add(new Seen(f, evidence.outside(rule.turns()))));
    }
    return seen.stream().sorted(ORDER).map(Seen::finding).toList();
  }

  /** A finding, and how far outside what is customary lies what its remedy puts back. */
  private record Seen(Finding finding, Optional<Double> outside) {
    Kind kind() {
      return finding.kind();
    }

    /** Of suspects the one farthest outside comes first, and any before what is no suspect. */
    double suspicion() {
      return kind() == Kind.ADVICE ? -outside.orElse(-1.0) : 0;
    }

    double rank() {
      return kind() == Kind.ADVICE ? -finding.gain() : 0;
    }
  }

  /** Of equals the one whose rule comes first. */
  private static final Comparator<Seen> ORDER =
      Comparator.comparing(Seen::kind)
          .thenComparingDouble(Seen::suspicion)
          .thenComparingDouble(Seen::rank);

  /** Where a rule comes from: "article", or a paper. */
  public static String source(String rule) {
    return RULES.stream()
        .filter(r -> r.name().equals(rule))
        .map(Rule::source)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no rule called " + rule));
  }

  /** All rules by name. */
  public static List<String> rules() {
    return RULES.stream().map(Rule::name).toList();
  }
}
