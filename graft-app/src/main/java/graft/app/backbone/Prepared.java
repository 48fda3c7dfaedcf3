package graft.app.backbone;

import graft.core.words.Sentence;
import graft.train.intake.Candidate;
import graft.train.intake.FeatureStatistics;
import graft.train.intake.Preprocessing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How pixels are prepared for a network, and why so.
 *
 * @param how it is done
 * @param statistics of the few photos' features
 * @param told what a person should know of the choice
 */
record Prepared(Preprocessing how, FeatureStatistics statistics, List<Sentence> told) {
  /**
   * The share of the bits there are to know that the file's own classes must tell before they are
   * heard: numbers that are only too large make any network sure of itself.
   */
  private static final double TELLING = 0.5;

  /** The usual choice stays where it tells this share of the bits that the best one does. */
  private static final double NEARLY = 0.5;

  Prepared {
    told = List.copyOf(told);
  }

  /** What a person or a file says. */
  static Prepared said(Candidate candidate, Preprocessing how, String key, Object source) {
    FeatureStatistics seen = candidate.statistics(how);
    Sentence why = with(Sentence.of(key), how).with("source", source);
    return new Prepared(how, seen, List.of(why, told(how, seen)));
  }

  /** The best guess: all that is known is tried, and shown. */
  static Prepared guessed(Candidate candidate) {
    Map<Preprocessing, FeatureStatistics> seen = new LinkedHashMap<>();
    Preprocessing.KNOWN.forEach(how -> seen.put(how, candidate.statistics(how)));
    Guess usual = usual(candidate.found());
    Preprocessing how = usual.how();
    String why = usual.key();
    Optional<Preprocessing> speaking = mostInformed(seen);
    if (speaking.isPresent() && isClear(seen, speaking.get(), how)) {
      how = speaking.get();
      why = "intake.guess.classes";
    }
    List<Sentence> told = new ArrayList<>();
    seen.forEach((candidateHow, statistics) -> told.add(told(candidateHow, statistics)));
    told.add(with(Sentence.of(why), how));
    FeatureStatistics chosen = seen.getOrDefault(how, candidate.statistics(how));
    return new Prepared(how, chosen, told);
  }

  private record Guess(Preprocessing how, String key) {}

  /** What networks of that kind want for the most part. */
  private static Guess usual(Candidate.Found found) {
    if (found.scalesInside()) {
      return new Guess(Preprocessing.named("none"), "intake.guess.inside");
    }
    return found.layout().equals("NHWC")
        ? new Guess(Preprocessing.named("half"), "intake.guess.keras")
        : new Guess(Preprocessing.named("imagenet"), "intake.guess.usual");
  }

  private static Optional<Preprocessing> mostInformed(Map<Preprocessing, FeatureStatistics> seen) {
    return seen.entrySet().stream()
        .filter(entry -> entry.getValue().finite())
        .map(Map.Entry::getKey)
        .max(Comparator.comparingDouble(how -> bits(seen, how)));
  }

  private static boolean isClear(
      Map<Preprocessing, FeatureStatistics> seen, Preprocessing best, Preprocessing usual) {
    double photos = seen.values().iterator().next().photos();
    double most = Math.log(photos) / Math.log(2);
    return bits(seen, best) > TELLING * most && bits(seen, usual) < NEARLY * bits(seen, best);
  }

  private static double bits(Map<Preprocessing, FeatureStatistics> seen, Preprocessing how) {
    FeatureStatistics statistics = seen.get(how);
    return statistics == null ? 0 : statistics.information().orElse(0);
  }

  private static Sentence told(Preprocessing how, FeatureStatistics seen) {
    Sentence sentence =
        Sentence.of(seen.information().isPresent() ? "intake.seen.classes" : "intake.seen")
            .with("name", how.name())
            .with("photos", seen.photos())
            .with("mean", number(seen.mean()))
            .with("deviation", number(seen.deviation()))
            .with("percent", String.format(Locale.ROOT, "%.1f", 100 * seen.difference()));
    return seen.information().isPresent()
        ? sentence.with(
            "bits", String.format(Locale.ROOT, "%.2f", seen.information().getAsDouble()))
        : sentence;
  }

  private static Sentence with(Sentence sentence, Preprocessing how) {
    return sentence
        .with("name", how.name())
        .with("mean", how.normalisation().mean())
        .with("std", how.normalisation().std());
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
