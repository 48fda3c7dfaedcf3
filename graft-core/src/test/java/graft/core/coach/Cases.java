package graft.core.coach;

import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Evidence made by hand: nothing is wrong until something is added. */
final class Cases {
  static final HeadRecipe RECIPE = HeadRecipe.defaults();

  private Cases() {}

  /** Three classes with 100 photos each, a loss of 0.4 at its least, 270 of 300 right. */
  static Evidence healthy() {
    return new Evidence(
        RECIPE,
        List.of(falling(), falling()),
        List.of(),
        answers(300, 3, 30),
        List.of(),
        List.of(100, 100, 100),
        List.of("daisy", "rose", "tulip"));
  }

  static Evidence with(Effect... effects) {
    return with(healthy(), effects);
  }

  static Evidence with(Evidence e, Effect... effects) {
    return new Evidence(
        e.recipe(), e.curves(), List.of(effects), e.answers(), e.diets(), e.photos(), e.names());
  }

  static Evidence with(Curve... curves) {
    Evidence e = healthy();
    return new Evidence(
        e.recipe(), List.of(curves), e.effects(), e.answers(), e.diets(), e.photos(), e.names());
  }

  static Evidence with(Answers answers) {
    Evidence e = healthy();
    return new Evidence(
        e.recipe(), e.curves(), e.effects(), answers, e.diets(), e.photos(), e.names());
  }

  static Evidence with(Diet... diets) {
    Evidence e = healthy();
    return new Evidence(
        e.recipe(), e.curves(), e.effects(), e.answers(), List.of(diets), e.photos(), e.names());
  }

  static Evidence withPhotos(Integer... photos) {
    Evidence e = healthy();
    return new Evidence(
        e.recipe(), e.curves(), e.effects(), e.answers(), e.diets(), List.of(photos), e.names());
  }

  /** Validation losses 0.9, 0.6, 0.4; training losses 0.8, 0.5, 0.3. */
  static Curve falling() {
    return curve(0.8, 0.9, 0.5, 0.6, 0.3, 0.4);
  }

  /** Training and validation loss of each epoch in turn. */
  static Curve curve(double... losses) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < losses.length; i += 2) {
      points.add(new Curve.Point(losses[i], losses[i + 1], 0.8));
    }
    return new Curve(points);
  }

  /** A change of a knob with its change of log loss; the accuracy follows, the error is 0.01. */
  static Effect effect(Knob knob, HeadRecipe from, HeadRecipe to, double loss, double p) {
    return new Effect(
        knob, from, to, new Estimate(loss, 0.01, 50), new Estimate(-loss / 2, 0.005, 50), p);
  }

  static Effect effect(Knob knob, HeadRecipe to, double loss, double p) {
    return effect(knob, RECIPE, to, loss, p);
  }

  /**
   * Answers to so many photos of classes in turn: right but for every so-manieth, of which the head
   * is unsure.
   */
  static Answers answers(int photos, int classes, int wrong) {
    return answers(photos, classes, wrong, 0.5);
  }

  /**
   * Answers that are right with 0.6 to 0.9, and wrong with a confidence of their own.
   *
   * @param wrong how many
   * @param sure how sure the head is where it is wrong
   */
  static Answers answers(int photos, int classes, int wrong, double sure) {
    List<double[]> probabilities = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      int label = i % classes;
      boolean missed = (long) i * wrong / photos != (i + 1L) * wrong / photos;
      double said = missed ? sure : 0.6 + 0.3 * i / photos;
      probabilities.add(row(classes, missed ? (label + 1) % classes : label, said));
      labels.add(label);
    }
    return Answers.of(probabilities, labels);
  }

  /** Answers that are all right, and so sure. */
  static Answers allRight(int photos, int classes, double sure) {
    return Answers.of(
        IntStream.range(0, photos).mapToObj(i -> row(classes, i % classes, sure)).toList(),
        IntStream.range(0, photos).map(i -> i % classes).boxed().toList());
  }

  private static double[] row(int classes, int said, double probability) {
    double[] row = new double[classes];
    Arrays.fill(row, (1 - probability) / (classes - 1));
    row[said] = probability;
    return row;
  }

  /** Every photo is said to be of the first class. */
  static Answers alwaysTheFirst(int photos, int classes) {
    List<double[]> probabilities =
        IntStream.range(0, photos).mapToObj(i -> row(classes, 0, 0.4)).toList();
    return Answers.of(
        probabilities, IntStream.range(0, photos).map(i -> i % classes).boxed().toList());
  }

  /** What a part of the photos costs in accuracy and in loss; the error is 0.005. */
  static Diet diet(int label, int photos, int of, double loss, double accuracy) {
    return new Diet(
        label, photos, of, new Estimate(loss, 0.005, 50), new Estimate(accuracy, 0.005, 50));
  }

  /** The rules that speak, in order. */
  static List<String> rules(Evidence evidence) {
    return Coach.look(evidence).stream().map(Finding::rule).toList();
  }

  /** What this rule finds. */
  static Finding found(String rule, Evidence evidence) {
    return Coach.look(evidence).stream()
        .filter(f -> f.rule().equals(rule))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(rule + " is silent; these speak: " + rules(evidence)));
  }
}
