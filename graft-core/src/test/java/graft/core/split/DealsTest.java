package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.folds.Resamples;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealsTest {
  private static Split split(Deck deck, long seed) {
    return Splitter.split(
        deck.catalog(), new SplitSettings(seed, 0.15, 5, 0).withKeepConflicts(true));
  }

  private static Resamples deals(Split split, int count, long seed) {
    return Deals.of(split, List.of("a", "b", "c", "d", "e", "f"), count, seed);
  }

  @Test
  void the_first_deal_is_the_splits_own() {
    Seeds.each(
        40,
        seed -> {
          Split split = split(Deck.random(seed), seed);
          Resamples resamples = deals(split, 3, seed);
          assertThat(resamples.deals()).hasSize(split.singleValidation() ? 1 : 3);
          assertThat(resamples.deals().getFirst()).isEqualTo(split.folds());
          assertThat(resamples.labels())
              .isEqualTo(split.photos().stream().map(Photo::label).toList());
        });
  }

  @Test
  void copies_of_a_picture_share_a_fold_in_every_deal() {
    Seeds.each(
        40,
        seed -> {
          Split split = split(Deck.random(seed), seed);
          for (List<Integer> deal : deals(split, 3, seed).deals()) {
            Map<Hash, Integer> folds = new HashMap<>();
            for (int i = 0; i < deal.size(); i++) {
              Hash pixels = split.photos().get(i).pixels();
              assertThat(folds.merge(pixels, deal.get(i), (was, is) -> was)).isEqualTo(deal.get(i));
            }
          }
        });
  }

  @Test
  void every_class_is_dealt_evenly_in_every_deal() {
    Seeds.each(
        40,
        seed -> {
          Split split = split(Deck.random(seed), seed);
          Map<Hash, Integer> homes = new LinkedHashMap<>();
          split.photos().forEach(p -> homes.putIfAbsent(p.pixels(), p.label()));
          for (List<Integer> deal : deals(split, 3, seed).deals()) {
            for (int label : homes.values().stream().distinct().toList()) {
              requireEven(pictures(split, deal, homes, label), split.foldCount());
            }
            assertThat(deal).allMatch(fold -> fold >= 0 && fold < split.foldCount());
          }
        });
  }

  /** How many pictures of this home class lie in each fold. */
  private static int[] pictures(
      Split split, List<Integer> deal, Map<Hash, Integer> homes, int label) {
    Map<Hash, Integer> folds = new HashMap<>();
    for (int i = 0; i < deal.size(); i++) {
      folds.put(split.photos().get(i).pixels(), deal.get(i));
    }
    int[] counts = new int[split.foldCount()];
    folds.forEach(
        (pixels, fold) -> counts[fold] += homes.getOrDefault(pixels, -1) == label ? 1 : 0);
    return counts;
  }

  private static void requireEven(int[] counts, int folds) {
    assertThat(counts).hasSize(folds);
    int least = IntStream.of(counts).min().orElseThrow();
    int most = IntStream.of(counts).max().orElseThrow();
    assertThat(most - least).as("pictures of a class by fold").isLessThanOrEqualTo(1);
  }

  @Test
  void further_deals_differ_from_the_first_and_from_each_other() {
    Split split = split(Deck.of("differ").addClass(60).addClass(45), 0);
    List<List<Integer>> deals = deals(split, 4, 0).deals();
    assertThat(deals).doesNotHaveDuplicates().hasSize(4);
    for (List<Integer> deal : deals.subList(1, 4)) {
      long same =
          IntStream.range(0, deal.size())
              .filter(i -> deal.get(i).equals(deals.getFirst().get(i)))
              .count();
      assertThat((double) same / deal.size()).as("photos in the same fold").isBetween(0.05, 0.4);
    }
  }

  @Test
  void the_seed_decides() {
    Split split = split(Deck.of("seeds").addClass(60).addClass(45), 0);
    assertThat(deals(split, 3, 1)).isEqualTo(deals(split, 3, 1)).isNotEqualTo(deals(split, 3, 2));
  }

  @Test
  void one_validation_part_is_never_dealt_again() {
    Split split =
        Splitter.split(
            Deck.of("part").addClass(50).addClass(50).catalog(), new SplitSettings(0, 0.1, 5, 0.2));
    Resamples resamples = deals(split, 3, 0);
    assertThat(resamples.deals()).containsExactly(split.folds());
    assertThat(resamples.folds()).isEqualTo(1);
    assertThat(resamples.validationRows(resamples.number(0, 2, 0)))
        .isEqualTo(resamples.validationRows(0));
  }
}
