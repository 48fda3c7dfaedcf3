package graft.core.coach;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the evidence with every rule.
 *
 * <p>Many faults have many remedies: a rate that is far too high is helped by anything that slows
 * learning down. So of the rules that advise a change, the one whose remedy gained most comes
 * first, and it is the cause.
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

  /** The findings: advice by gain, then what concerns the photos, then notes. */
  public static List<Finding> look(Evidence evidence) {
    return RULES.stream()
        .map(rule -> rule.look(evidence))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing(Finding::kind)
                .thenComparing(Comparator.comparingDouble(Finding::gain).reversed()))
        .toList();
  }

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
