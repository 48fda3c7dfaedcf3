package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Photos that look mislabelled: heads that have not seen a photo are nearly as sure of another
 * class as they are of that class's own photos on average (the thresholds of Northcutt, Jiang and
 * Chuang 2021, "Confident Learning: Estimating Uncertainty in Dataset Labels"), and give its label
 * next to nothing.
 */
public final class LabelDoubts {
  /** The probability of the label, below which it is next to nothing. */
  private static final double NOTHING = 0.05;

  /** The probability of the label, below which it is not taught at a second asking. */
  private static final double ASIDE = 0.02;

  /**
   * How sure of another class, by how sure heads are of that class's own photos on average. A
   * wrongly labelled photo seldom is a plain one: at 1, a tenth fewer of those planted were found.
   */
  private static final double SURE = 0.6;

  /** Photos of a class that it takes to know what the class looks like. */
  private static final int FEWEST = 10;

  private LabelDoubts() {}

  /**
   * What heads say of a photo that they have not seen.
   *
   * @param path of the photo
   * @param label class index
   * @param probabilities one a class, calibrated
   */
  public record Answer(String path, int label, List<Double> probabilities) {
    public Answer {
      probabilities = List.copyOf(probabilities);
    }

    double own() {
      return probabilities.get(label);
    }
  }

  private record Doubt(Answer answer, int other) {
    double sureness() {
      return answer.probabilities().get(other) - answer.own();
    }
  }

  /** The photos in doubt, the surest first; empty where there are none. */
  public static Optional<Finding> of(List<Answer> answers, List<String> classes) {
    double[] usual = usual(answers, classes.size());
    int[] photos = new int[classes.size()];
    answers.forEach(answer -> photos[answer.label()]++);
    List<Case> cases =
        answers.stream()
            .filter(answer -> photos[answer.label()] >= FEWEST)
            .flatMap(answer -> doubt(answer, usual).stream())
            .sorted(Comparator.comparingDouble((Doubt d) -> -d.sureness()))
            .map(doubt -> said(doubt, classes))
            .toList();
    return cases.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.counted(Kind.MISLABELLED, cases));
  }

  /** The photos whose labels had better not teach, by path: heads give them next to nothing. */
  public static Set<String> aside(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.own() < ASIDE)
        .map(Answer::path)
        .collect(Collectors.toSet());
  }

  /** How sure heads are of a class's own photos, on average. */
  private static double[] usual(List<Answer> answers, int classes) {
    double[] sums = new double[classes];
    int[] counts = new int[classes];
    for (Answer answer : answers) {
      sums[answer.label()] += answer.own();
      counts[answer.label()]++;
    }
    return IntStream.range(0, classes).mapToDouble(k -> sums[k] / Math.max(1, counts[k])).toArray();
  }

  private static Optional<Doubt> doubt(Answer answer, double[] usual) {
    return IntStream.range(0, usual.length)
        .filter(k -> k != answer.label())
        .filter(k -> usual[k] > 0 && answer.probabilities().get(k) >= SURE * usual[k])
        .boxed()
        .max(Comparator.comparingDouble(k -> answer.probabilities().get(k)))
        .filter(k -> answer.own() < NOTHING)
        .map(k -> new Doubt(answer, k));
  }

  private static Case said(Doubt doubt, List<String> classes) {
    Answer answer = doubt.answer();
    return new Case(
        answer.path(),
        "",
        "%s → %s (%s %%)"
            .formatted(
                classes.get(answer.label()),
                classes.get(doubt.other()),
                Numbers.percent(answer.probabilities().get(doubt.other()))));
  }
}
