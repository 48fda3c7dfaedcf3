package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplesTest {

  /** Up to 120 photos of two to five classes in two to five folds, dealt up to three times. */
  private static Resamples random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int photos = 1 + random.nextInt(120);
    int classes = 2 + random.nextInt(4);
    int folds = 2 + random.nextInt(4);
    List<List<Integer>> deals = new ArrayList<>();
    for (int deal = random.nextInt(3); deal >= 0; deal--) {
      deals.add(drawn(photos, folds, random));
    }
    List<String> names = IntStream.range(0, classes).mapToObj(k -> "k" + k).toList();
    return new Resamples(folds, deals, drawn(photos, classes, random), names);
  }

  private static List<Integer> drawn(int count, int bound, SplittableRandom random) {
    return IntStream.range(0, count).mapToObj(i -> random.nextInt(bound)).toList();
  }

  private static Set<Integer> set(int[] rows) {
    return new HashSet<>(IntStream.of(rows).boxed().toList());
  }

  @Test
  void every_way_parts_all_photos() {
    Seeds.each(
        50,
        seed -> {
          Resamples resamples = random(seed);
          for (int way = 0; way < 3 * Resamples.SEEDS * resamples.folds(); way++) {
            Set<Integer> all = set(resamples.trainRows(way));
            Set<Integer> validated = set(resamples.validationRows(way));
            assertThat(all.size() + validated.size()).isEqualTo(resamples.labels().size());
            all.addAll(validated);
            assertThat(all).hasSize(resamples.labels().size());
            assertThat(resamples.validationLabels(way))
                .containsExactly(
                    IntStream.of(resamples.validationRows(way))
                        .map(resamples.labels()::get)
                        .toArray());
          }
        });
  }

  @Test
  void the_folds_of_a_deal_validate_each_photo_once() {
    Seeds.each(
        50,
        seed -> {
          Resamples resamples = random(seed);
          for (int deal = 0; deal < resamples.deals().size(); deal++) {
            List<Integer> seen = new ArrayList<>();
            for (int fold = 0; fold < resamples.folds(); fold++) {
              int[] rows = resamples.validationRows(resamples.number(fold, 1, deal));
              IntStream.of(rows).forEach(seen::add);
            }
            assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                    IntStream.range(0, resamples.labels().size()).boxed().toList());
          }
        });
  }

  @Test
  void seeds_change_neither_photos_nor_folds() {
    Resamples resamples = random(4);
    for (int fold = 0; fold < resamples.folds(); fold++) {
      for (int seed = 0; seed < Resamples.SEEDS; seed++) {
        int way = resamples.number(fold, seed, 0);
        assertThat(resamples.validationRows(way)).isEqualTo(resamples.validationRows(fold));
        assertThat(resamples.seed(way)).isEqualTo(seed);
      }
    }
  }

  @Test
  void every_way_has_a_number_of_its_own_and_every_deal_its_own_seeds() {
    Resamples resamples = random(2);
    Set<Integer> numbers = new HashSet<>();
    Set<Integer> seeds = new HashSet<>();
    for (int deal = 0; deal < 3; deal++) {
      for (int seed = 0; seed < Resamples.SEEDS; seed++) {
        for (int fold = 0; fold < resamples.folds(); fold++) {
          numbers.add(resamples.number(fold, seed, deal));
          seeds.add(resamples.seed(resamples.number(fold, seed, deal)));
        }
      }
    }
    assertThat(numbers).hasSize(3 * Resamples.SEEDS * resamples.folds());
    assertThat(seeds).hasSize(3 * Resamples.SEEDS);
  }

  @Test
  void a_photo_of_no_fold_is_always_trained_on() {
    Resamples resamples = Resamples.of(List.of(0, Split.ALWAYS_TRAIN, 0), List.of(0, 1, 1), 2);
    assertThat(resamples.folds()).isEqualTo(1);
    assertThat(resamples.validationRows(0)).containsExactly(0, 2);
    assertThat(resamples.trainRows(0)).containsExactly(1);
  }

  @Test
  void thinned_rows_are_nested_and_have_a_photo_of_each_class() {
    Seeds.each(
        50,
        seed -> {
          Resamples resamples = random(seed);
          int[] rows = resamples.trainRows(0);
          Set<Integer> larger = set(rows);
          for (double share : new double[] {1, 0.7, 0.5, 0.3, 0.1, 0.001}) {
            int[] kept = resamples.thinned(rows, share, -1, seed);
            assertThat(kept).isSorted();
            assertThat(larger).containsAll(set(kept));
            larger = set(kept);
            for (int k = 0; k < resamples.classes(); k++) {
              long all = count(resamples, rows, k);
              long fair = all == 0 ? 0 : Math.max(1, Math.round(share * all));
              assertThat(count(resamples, kept, k)).isEqualTo(fair);
            }
          }
          assertThat(resamples.thinned(rows, 1, -1, seed)).containsExactly(rows);
        });
  }

  private static long count(Resamples resamples, int[] rows, int label) {
    return IntStream.of(rows).filter(row -> resamples.labels().get(row) == label).count();
  }

  @Test
  void where_a_class_is_named_the_others_stay_whole() {
    Seeds.each(
        50,
        seed -> {
          Resamples resamples = random(seed);
          int[] rows = resamples.trainRows(0);
          int[] kept = resamples.thinned(rows, 0.5, 1, seed);
          int[] others =
              IntStream.of(rows).filter(row -> resamples.labels().get(row) != 1).toArray();
          assertThat(set(kept)).containsAll(set(others));
          long all = count(resamples, rows, 1);
          assertThat(count(resamples, kept, 1))
              .isEqualTo(all == 0 ? 0 : Math.max(1, Math.round(0.5 * all)));
        });
  }

  @Test
  void another_seed_keeps_others() {
    List<Integer> labels = IntStream.range(0, 60).mapToObj(i -> i % 2).toList();
    Resamples resamples = Resamples.of(labels, labels, 2);
    int[] rows = IntStream.range(0, 60).toArray();
    assertThat(resamples.thinned(rows, 0.5, -1, 1))
        .isNotEqualTo(resamples.thinned(rows, 0.5, -1, 2));
  }

  @Test
  void refuses_deals_that_do_not_fit() {
    assertThatThrownBy(
            () -> new Resamples(2, List.of(List.of(0, 1), List.of(0)), List.of(0, 1), List.of()))
        .hasMessage("a deal must name a fold for each of 2 photos, got 1");
    assertThatThrownBy(() -> new Resamples(2, List.of(), List.of(0, 1), List.of()))
        .hasMessage("there must be a fold and a deal, got 2 and 0");
  }
}
