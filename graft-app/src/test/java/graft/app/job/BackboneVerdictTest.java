package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The rule on losses that are made: the standard one's are 0.5 on average. */
class BackboneVerdictTest {
  private static final int FOLDS = 5;
  private static final int SEEDS = 2;
  private static final int MANY = 60;
  private static final int FEW = 5;

  /** Losses of the standard one, and of others that differ by so much on average. */
  private static final class Losses {
    private final SplittableRandom random;
    private final double[][][] standard;
    private final List<UnseenLosses> all = new ArrayList<>();

    Losses(long seed, int photos) {
      random = new SplittableRandom(seed);
      standard = new double[FOLDS][SEEDS][photos];
      for (double[][] fold : standard) {
        for (int photo = 0; photo < photos; photo++) {
          double loss = random.nextDouble();
          for (double[] ofSeed : fold) {
            ofSeed[photo] = loss;
          }
        }
      }
      all.add(new UnseenLosses(standard, 0.8));
    }

    /** One more, whose loss of each photo is another by chance. */
    Losses and(double change, double chance) {
      double[][][] other = new double[FOLDS][SEEDS][];
      for (int fold = 0; fold < FOLDS; fold++) {
        double[] own = standard[fold][0].clone();
        for (int photo = 0; photo < own.length; photo++) {
          own[photo] += change + chance * random.nextGaussian();
        }
        for (int seed = 0; seed < SEEDS; seed++) {
          other[fold][seed] = own.clone();
        }
      }
      all.add(new UnseenLosses(other, 0.8));
      return this;
    }

    BackboneVerdict verdict(Double... costs) {
      return BackboneVerdict.of(all, List.of(costs));
    }
  }

  private static void assertTaken(BackboneVerdict verdict, int taken, int best, long seed) {
    assertThat(verdict.taken()).as("taken, seed %d", seed).isEqualTo(taken);
    assertThat(verdict.best()).as("best, seed %d", seed).isEqualTo(best);
  }

  @Test
  void takes_the_one_that_is_better_beyond_chance_though_it_computes_more() {
    for (long seed = 0; seed < 30; seed++) {
      BackboneVerdict verdict = new Losses(seed, MANY).and(-0.15, 0.3).verdict(1.0, 4.0);
      assertTaken(verdict, 1, 1, seed);
      assertThat(verdict.changes().get(1).value()).isCloseTo(-0.15, within(0.09));
      assertThat(verdict.interval(1).getLast()).isNegative();
      assertThat(verdict.interval(0)).containsExactly(0.0, 0.0);
    }
  }

  @Test
  void of_several_that_are_better_the_one_that_loses_least() {
    for (long seed = 0; seed < 30; seed++) {
      Losses losses = new Losses(seed, MANY).and(-0.15, 0.1).and(-0.3, 0.1).and(0.1, 0.1);
      assertTaken(losses.verdict(1.0, 2.0, 2.0, 2.0), 2, 2, seed);
    }
  }

  @Test
  void keeps_the_standard_one_where_a_dearer_one_cannot_be_told_from_it() {
    int other = 0;
    for (long seed = 0; seed < 200; seed++) {
      other += new Losses(seed, MANY).and(0, 0.3).verdict(1.0, 4.0).taken();
    }
    assertThat(other).as("of 200 by chance").isLessThanOrEqualTo(10); // 2.5 % are 5
  }

  @Test
  void takes_a_cheaper_one_that_is_as_good_and_the_cheapest_of_them() {
    for (long seed = 0; seed < 30; seed++) {
      Losses losses = new Losses(seed, MANY).and(0, 0.05).and(0.005, 0.05).and(0.2, 0.05);
      assertThat(losses.verdict(1.0, 0.5, 0.4, 0.1).taken()).as("seed %d", seed).isEqualTo(2);
    }
  }

  @Test
  void of_few_photos_a_cheaper_one_is_not_taken_for_as_good() {
    int other = 0;
    for (long seed = 0; seed < 200; seed++) {
      other += new Losses(seed, FEW).and(0, 0.5).verdict(1.0, 0.5).taken();
    }
    assertThat(other).as("of 200, where most cannot be told").isLessThan(40);
  }

  /** Worse by the margin: it is taken for as good in 2.5 of 100 cases. */
  @Test
  void a_cheaper_one_that_is_worse_by_a_tenth_is_seldom_taken() {
    int other = 0;
    for (long seed = 0; seed < 200; seed++) {
      other += new Losses(seed, MANY).and(0.05, 0.2).verdict(1.0, 0.5).taken();
    }
    assertThat(other).as("of 200").isLessThanOrEqualTo(12);
  }

  @Test
  void one_that_is_as_good_as_the_best_and_computes_less_is_taken_in_its_place() {
    for (long seed = 0; seed < 30; seed++) {
      Losses losses = new Losses(seed, MANY).and(-0.19, 0.02).and(-0.2, 0.02);
      assertTaken(losses.verdict(1.0, 2.0, 4.0), 1, 2, seed);
    }
  }

  @Test
  void the_standard_one_stays_where_the_best_is_better_by_little_and_computes_more() {
    for (long seed = 0; seed < 30; seed++) {
      assertTaken(new Losses(seed, MANY).and(-0.02, 0.05).verdict(1.0, 4.0), 0, 1, seed);
    }
  }

  @Test
  void one_alone_is_taken() {
    assertTaken(new Losses(0, MANY).verdict(1.0), 0, 0, 0);
  }
}
