package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.Head;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanionTest {
  private static final List<Integer> FOLDS = List.of(0, 1, 2);
  private static final TrainingSet SET = DiscriminantsTest.set(600, 11);
  private static final Discriminants DISCRIMINANTS = DiscriminantsTest.made(SET, 2);

  /** The labels of the photos in the order of the folds. */
  private static int[] labels() {
    return FOLDS.stream()
        .flatMapToInt(fold -> IntStream.of(SET.validationRows(fold)))
        .map(row -> SET.labels().get(row))
        .toArray();
  }

  private static List<double[]> nothing(int photos) {
    return Collections.nCopies(photos, new double[3]);
  }

  /** A head that knows nothing has log loss ln 3; the discriminant knows much. */
  @Test
  void it_joins_a_head_that_errs_where_it_does_not() {
    List<double[]> knowsNothing = nothing(600);
    Companion companion = Companion.of(knowsNothing, labels(), DISCRIMINANTS, FOLDS).orElseThrow();
    assertThat(companion.alone()).isCloseTo(Math.log(3), within(1e-9));
    assertThat(companion.gain().value()).isGreaterThan(0.3);
    assertThat(companion.points().value()).isGreaterThan(0.3);
    assertThat(companion.pays()).isTrue();
  }

  @Test
  void it_stays_away_from_a_head_that_says_the_same_already() {
    List<double[]> same = DISCRIMINANTS.outOfFold(0, FOLDS);
    Companion companion = Companion.of(same, labels(), DISCRIMINANTS, FOLDS).orElseThrow();
    assertThat(companion.gain().value()).isCloseTo(0, within(0.005));
    assertThat(companion.pays()).isFalse();
  }

  @Test
  void few_photos_are_not_judged() {
    TrainingSet few = DiscriminantsTest.set(48, 1);
    assertThat(
            Companion.of(
                nothing(48),
                few.labels().stream().mapToInt(l -> l).toArray(),
                DiscriminantsTest.made(few, 1),
                FOLDS))
        .isEmpty();
  }

  @Test
  void the_pair_is_one_linear_head_whose_logits_are_the_sum() {
    Companion companion = Companion.of(nothing(600), labels(), DISCRIMINANTS, FOLDS).orElseThrow();
    float[] weights = {1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0};
    Head own = new Head(5, weights, new float[] {1, 2, 3});
    Head pair = companion.head(own, DISCRIMINANTS);
    int shrinkage = Discriminants.SHRINKAGES.indexOf(companion.shrinkage());
    double[] beside = DISCRIMINANTS.whole(shrinkage).logits(SET.features())[7];
    double[] alone = own.logits(SET.features())[7];
    for (int k = 0; k < 3; k++) {
      assertThat(pair.logits(SET.features())[7][k])
          .isCloseTo(alone[k] + companion.weight() * beside[k], within(1e-3));
    }
  }
}
