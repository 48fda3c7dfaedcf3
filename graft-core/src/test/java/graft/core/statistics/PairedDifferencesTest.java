package graft.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedDifferencesTest {
  /** Four folds of a photo each: two photos a class, two classes. */
  @Test
  void of_folds_of_one_photo_each_nothing_is_seen() {
    double[][][] lonely = {{{0.1}, {0.3}}, {{-0.2}, {0.1}}, {{0.4}, {0.2}}, {{0}, {0}}};
    assertThat(PairedDifferences.ofFew(List.of(lonely, lonely)))
        .containsExactly(PairedDifferences.UNSEEN, PairedDifferences.UNSEEN);
    double[][][] pair = {{{0.1, 0.2}, {0.3, 0.1}}, {{-0.2}, {0.1}}};
    assertThat(PairedDifferences.ofFew(List.<double[][][]>of(pair)))
        .isEqualTo(PairedDifferences.of(List.<double[][][]>of(pair)));
  }

  private static final double PERCENT = 1e-7; // 1e-9 of the value

  @ParameterizedTest
  @ValueSource(strings = {"both", "photos", "seeds", "neither", "folds", "folds4"})
  void one_comparison_agrees_with_statsmodels_analysis_of_variance(String name) {
    int[] design = Numbers.GOLDEN.ints("paired." + name + ".design");
    double[] wanted = Numbers.GOLDEN.numbers("paired." + name + ".estimate");
    double[][] rows = Numbers.GOLDEN.rows("paired." + name + ".differences", design[2]);
    double[][][] differences = new double[design[0]][design[1]][];
    for (int row = 0; row < rows.length; row++) {
      differences[row / design[1]][row % design[1]] = rows[row];
    }
    Estimate got = of(differences).getFirst();
    assertThat(got.value()).isCloseTo(wanted[0], within(1e-12));
    assertThat(got.standardError()).isCloseTo(wanted[1], withinPercentage(PERCENT));
    assertThat(got.degreesOfFreedom()).isCloseTo(wanted[2], withinPercentage(PERCENT));
  }

  @Test
  void the_value_is_the_mean_over_all_photos() {
    double[][][] differences = {{{1, 2, 3}, {1, 2, 3}}, {{10}, {20}}};
    assertThat(of(differences).getFirst().value()).isCloseTo((6 + 15) / 4.0, within(1e-12));
  }

  @Test
  void with_one_seed_it_is_the_paired_t_test_over_photos() {
    double[][][] differences = {{{1, 2, 3, 6}}};
    for (Estimate got : PairedDifferences.of(Collections.nCopies(3, differences))) {
      assertThat(got.value()).isEqualTo(3);
      assertThat(got.standardError()).isCloseTo(Math.sqrt(14.0 / 3 / 4), within(1e-12));
      assertThat(got.degreesOfFreedom()).isEqualTo(3);
    }
  }

  @Test
  void the_same_photos_seen_again_alike_do_not_count_twice() {
    double[] row = {1, 2, 3, 6};
    double[][][] once = {{row}};
    double[][][] thrice = {{row, row, row}};
    Estimate ofOne = of(once).getFirst();
    Estimate ofThree = of(thrice).getFirst();
    assertThat(ofThree.standardError()).isCloseTo(ofOne.standardError(), within(1e-12));
    assertThat(ofThree.degreesOfFreedom()).isCloseTo(ofOne.degreesOfFreedom(), within(1e-9));
  }

  @Test
  void no_differences_are_no_difference() {
    assertThat(PairedDifferences.of(List.of())).isEmpty();
    double[][][] none = new double[2][2][3];
    for (Estimate alone : PairedDifferences.of(Collections.nCopies(2, none))) {
      assertThat(alone).isEqualTo(new Estimate(0, 0, 2));
    }
    double[][][] some = {{{1, 2, 0}, {4, 3, 5}}, {{2, 0, 1}, {1, 5, 3}}};
    Estimate amongOthers = PairedDifferences.of(List.of(some, some, none)).getLast();
    assertThat(amongOthers.pValue()).isEqualTo(1);
  }

  @Test
  void photos_that_are_all_alike_leave_the_error_of_trainings() {
    double[][][] differences = {{{1, 1, 1}, {3, 3, 3}}, {{2, 2, 2}, {2, 2, 2}}};
    Estimate got = of(differences).getFirst();
    assertThat(got.value()).isEqualTo(2);
    assertThat(got.standardError()).isCloseTo(0.5, within(1e-12)); // sqrt(2 / 2 / 4)
    assertThat(got.degreesOfFreedom()).isCloseTo(2, within(1e-9));
  }

  @Test
  void the_order_of_comparisons_does_not_matter() {
    Family family = Family.of(12, 2, 2, 15);
    List<double[][][]> drawn = family.drawn(5);
    List<Estimate> forwards = PairedDifferences.of(drawn);
    List<Estimate> backwards = PairedDifferences.of(drawn.reversed()).reversed();
    for (int c = 0; c < drawn.size(); c++) {
      assertThat(backwards.get(c).standardError())
          .isCloseTo(forwards.get(c).standardError(), withinPercentage(PERCENT));
    }
  }

  @Test
  void says_what_it_needs() {
    assertThatThrownBy(() -> of(new double[0][][])).hasMessageContaining("got 0 seeds and []");
    assertThatThrownBy(() -> of(new double[2][0][])).hasMessageContaining("got 0 seeds");
    assertThatThrownBy(() -> of(new double[2][3][1]))
        .hasMessageContaining("got 3 seeds and [1, 1] photos");
    assertThatThrownBy(() -> of(new double[][][] {{{1, 2}, {1, 2, 3}}}))
        .hasMessageContaining("the same photos, got 2 and 3");
    assertThatThrownBy(() -> of(new double[][][] {{{1, 2}}, {{1, 2}, {1, 2}}}))
        .hasMessageContaining("the same seeds, got 1 and 2");
    assertThatThrownBy(() -> of(new double[2][2][4], new double[2][2][5]))
        .hasMessageContaining("all comparisons must have the same seeds and photos")
        .hasMessageContaining("[4, 4]")
        .hasMessageContaining("[5, 5]");
  }

  private static List<Estimate> of(double[][][]... comparisons) {
    return PairedDifferences.of(List.of(comparisons));
  }
}
