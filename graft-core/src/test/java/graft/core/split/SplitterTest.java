package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final int SEEDS = 150;

  /** The fate of a test photo; the others' fate is their fold. */
  private static final int TEST = 99;

  @Test
  void every_photo_lies_in_exactly_one_part() {
    Seeds.each(
        SEEDS,
        seed -> {
          Catalog catalog = Deck.random(seed).catalog();
          for (SplitSettings settings : everyWay(seed)) {
            Split split = Splitter.split(catalog, settings);
            List<Photo> all = new ArrayList<>(split.photos());
            all.addAll(split.test().open());
            assertThat(all).containsExactlyInAnyOrderElementsOf(catalog.photos());
            assertThat(split.photos()).isSortedAccordingTo(byPath());
            assertThat(split.folds()).hasSameSizeAs(split.photos());
          }
        });
  }

  @Test
  void copies_of_a_picture_share_one_fate_whatever_their_labels() {
    Seeds.each(
        SEEDS,
        seed -> {
          Catalog catalog = Deck.random(seed).catalog();
          for (SplitSettings settings : everyWay(seed)) {
            Map<Hash, Set<Integer>> fates = new HashMap<>();
            fates(Splitter.split(catalog, settings))
                .forEach(
                    (photo, fate) ->
                        fates.computeIfAbsent(photo.pixels(), k -> new HashSet<>()).add(fate));
            assertThat(fates.values()).allSatisfy(f -> assertThat(f).hasSize(1));
          }
        });
  }

  @Test
  void the_same_seed_deals_the_same_and_another_seed_another_split() {
    Catalog catalog = Deck.of("seeds").addClass(80).addClass(20).catalog();
    Set<Map<Photo, Integer>> dealt = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      Map<Photo, Integer> once = fates(Splitter.split(catalog, with(seed)));
      assertThat(fates(Splitter.split(catalog, with(seed)))).isEqualTo(once);
      dealt.add(once);
    }
    assertThat(dealt).hasSize(10);
  }

  @Test
  void adding_photos_moves_no_photo_of_a_large_class_into_or_out_of_the_test() {
    Seeds.each(
        SEEDS,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          Deck deck = Deck.of("grow " + seed);
          deck.addClass(40 + random.nextInt(200)).addClass(40 + random.nextInt(200));
          deck.addClass(1 + random.nextInt(39));
          Map<Photo, Integer> before = fates(Splitter.split(deck.catalog(), with(seed)));
          for (int label = 0; label < 3; label++) {
            deck.add(label, random.nextInt(60), Part.NONE);
          }
          Map<Photo, Integer> after = fates(Splitter.split(deck.catalog(), with(seed)));
          before.forEach(
              (photo, fate) -> {
                if (photo.label() < 2) {
                  boolean tested = Objects.equals(after.get(photo), TEST);
                  assertThat(tested).as(photo.path()).isEqualTo(fate == TEST);
                }
              });
        });
  }

  @Test
  void renaming_photos_moves_none() {
    Seeds.each(
        30,
        seed -> {
          Deck deck = Deck.of("rename " + seed).addClass(70).addClass(17);
          List<Photo> renamed = new ArrayList<>();
          for (Photo photo : deck.photos()) {
            String name = photo.pixels().hex();
            renamed.add(
                new Photo(
                    "class%d/%s".formatted(photo.label(), name),
                    photo.label(),
                    Part.NONE,
                    photo.pixels()));
          }
          renamed.sort(byPath());
          Catalog catalog = deck.catalog();
          Catalog other = new Catalog(catalog.folder(), catalog.classes(), renamed, 0, List.of());
          assertThat(byPixels(Splitter.split(other, with(seed))))
              .isEqualTo(byPixels(Splitter.split(catalog, with(seed))));
        });
  }

  @Test
  void a_class_below_forty_gives_its_exact_share_to_the_test() {
    for (int size = 1; size < Splitter.SMALL_CLASS; size++) {
      Catalog catalog = Deck.of("small " + size).addClass(size).addClass(50).catalog();
      Split split = Splitter.split(catalog, SplitSettings.defaults());
      long drawn = split.test().open().stream().filter(p -> p.label() == 0).count();
      assertThat(drawn).as("test photos of %d", size).isEqualTo(Math.round(0.15 * size));
    }
  }

  @Test
  void a_large_class_gives_about_its_share_to_the_test() {
    Seeds.each(
        20,
        seed -> {
          Split split = Splitter.split(Deck.of("large").addClass(2000).catalog(), with(seed));
          // five standard deviations of the binomial
          assertThat(split.test().size() / 2000.0)
              .isCloseTo(0.15, within(5 * Math.sqrt(0.15 * 0.85 / 2000)));
        });
  }

  @Test
  void a_small_class_never_gives_all_of_its_photos_away() {
    for (int size = 1; size < 10; size++) {
      Catalog catalog = Deck.of("greedy").addClass(size).addClass(size).catalog();
      Split split = Splitter.split(catalog, new SplitSettings(0, 0.99, 5, 0));
      assertThat(split.photos().stream().map(Photo::label).distinct()).containsExactly(0, 1);
      Split single = Splitter.split(catalog, new SplitSettings(0, 0, 5, 0.99));
      assertThat(trained(single).map(Photo::label).distinct()).containsExactly(0, 1);
    }
  }

  @Test
  void says_which_classes_are_cut_by_rank() {
    Catalog catalog = Deck.of("notes").addClass(39).addClass(40).addClass(5).catalog();
    assertThat(Splitter.split(catalog, SplitSettings.defaults()).notes())
        .containsExactly(
            Sentence.of("deal.ranked").with("count", 40).with("classes", "class0, class2"));
    Catalog large = Deck.of("notes").addClass(40).addClass(40).catalog();
    assertThat(Splitter.split(large, SplitSettings.defaults()).notes()).isEmpty();
  }

  @Test
  void folds_hold_equally_many_pictures_of_every_class_within_one() {
    Seeds.each(
        SEEDS,
        seed -> {
          Catalog catalog = Deck.random(seed).catalog();
          for (int folds : new int[] {2, 5, 7}) {
            Split split =
                Splitter.split(
                    catalog, new SplitSettings(seed, 0.15, folds, 0).withKeepConflicts(true));
            Map<Hash, Integer> homes = homes(catalog);
            Map<Integer, Map<Integer, Set<Hash>>> dealt = new TreeMap<>();
            for (int i = 0; i < split.photos().size(); i++) {
              Hash pixels = split.photos().get(i).pixels();
              dealt
                  .computeIfAbsent(homes.get(pixels), k -> new TreeMap<>())
                  .computeIfAbsent(split.folds().get(i), k -> new HashSet<>())
                  .add(pixels);
            }
            dealt.forEach((label, byFold) -> assertLevel("class " + label, byFold, folds));
            Map<Integer, Set<Hash>> all = new TreeMap<>();
            dealt.values().forEach(m -> m.forEach((f, h) -> merge(all, f, h)));
            assertLevel("all", all, folds);
            assertThat(split.foldCount()).isEqualTo(Math.min(folds, countPictures(split)));
          }
        });
  }

  @Test
  void many_tiny_classes_fill_every_fold() {
    Deck deck = Deck.of("tiny");
    for (int k = 0; k < 20; k++) {
      deck.addClass(1);
    }
    Split split = Splitter.split(deck.catalog(), SplitSettings.defaults());
    assertThat(split.foldCount()).isEqualTo(5);
    assertThat(counts(split).values()).containsOnly(4L);
  }

  @Test
  void one_validation_part_takes_its_share_of_every_class() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog =
              Deck.of("validation " + seed).addClass(100).addClass(20).addClass(3).catalog();
          Split split =
              Splitter.split(catalog, new SplitSettings(seed, 0, 5, 0.2).withKeepConflicts(true));
          assertThat(split.singleValidation()).isTrue();
          assertThat(split.foldCount()).isEqualTo(1);
          Map<Integer, Long> validation = new TreeMap<>();
          for (int i = 0; i < split.photos().size(); i++) {
            if (split.folds().get(i) == 0) {
              validation.merge(split.photos().get(i).label(), 1L, Long::sum);
            } else {
              assertThat(split.folds().get(i)).isEqualTo(Split.ALWAYS_TRAIN);
            }
          }
          assertThat(validation).isEqualTo(Map.of(0, 20L, 1, 4L, 2, 1L));
        });
  }

  @Test
  void no_test_part_where_none_is_wanted() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog = Deck.random(seed).catalog();
          Split split =
              Splitter.split(catalog, new SplitSettings(seed, 0, 5, 0).withKeepConflicts(true));
          assertThat(split.test().size()).isZero();
          assertThat(split.photos()).isEqualTo(catalog.photos());
          assertThat(split.notes()).isEmpty();
        });
  }

  @Test
  void deals_one_or_two_photos_a_class() {
    Split two = Splitter.split(Deck.of("1+1").addClass(1).addClass(1).catalog(), with(0));
    assertThat(two.test().size()).isZero();
    assertThat(two.folds()).containsExactly(0, 1);
    assertThat(two.foldCount()).isEqualTo(2);

    Split four = Splitter.split(Deck.of("2+2").addClass(2).addClass(2).catalog(), with(0));
    assertThat(four.test().size()).isZero();
    assertThat(four.folds()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(four.foldCount()).isEqualTo(4);
  }

  @Test
  void deals_a_single_picture_that_is_copied_many_times() {
    Deck deck = Deck.of("copies").addClass(1).addClass(1);
    Photo first = deck.photos().getFirst();
    for (int i = 0; i < 10; i++) {
      deck.addCopy(first, i % 2);
    }
    Split split = Splitter.split(deck.catalog(), with(0));
    assertThat(split.foldCount()).isEqualTo(2);
    assertThat(counts(split)).isEqualTo(Map.of(0, 11L, 1, 1L));
  }

  @Test
  void a_given_split_is_kept() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog = given(seed, Part.TRAIN, Part.VALIDATION, Part.TEST).catalog();
          Split split = Splitter.split(catalog, with(seed));
          assertThat(split.singleValidation()).isTrue();
          fates(split)
              .forEach(
                  (photo, fate) ->
                      assertThat(fate)
                          .isEqualTo(
                              switch (photo.part()) {
                                case VALIDATION -> 0;
                                case TEST -> TEST;
                                case TRAIN, NONE -> Split.ALWAYS_TRAIN;
                              }));
        });
  }

  @Test
  void folds_are_made_of_train_where_no_validation_part_is_given() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog = given(seed, Part.TRAIN, Part.TEST).catalog();
          Split split = Splitter.split(catalog, with(seed));
          assertThat(split.foldCount()).isEqualTo(5);
          assertThat(counts(split).keySet()).containsExactly(0, 1, 2, 3, 4);
          assertThat(split.test().open()).isEqualTo(part(catalog, Part.TEST));
          assertThat(split.photos()).isEqualTo(part(catalog, Part.TRAIN));
        });
  }

  @Test
  void a_missing_test_part_is_taken_from_train() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog = given(seed, Part.TRAIN, Part.VALIDATION).catalog();
          Split split = Splitter.split(catalog, with(seed));
          assertThat(split.singleValidation()).isTrue();
          List<Photo> test = split.test().open();
          assertThat(test).isNotEmpty().allMatch(p -> p.part() == Part.TRAIN);
          Map<Photo, Integer> fates = fates(split, test);
          part(catalog, Part.VALIDATION).forEach(p -> assertThat(fates.get(p)).isZero());
        });
  }

  @Test
  void a_test_part_taken_from_train_shows_no_picture_of_the_given_validation_part() {
    Seeds.each(
        30,
        seed -> {
          Deck deck = given(seed, Part.TRAIN, Part.VALIDATION);
          for (Photo photo : part(deck.catalog(), Part.TRAIN).subList(0, 40)) {
            deck.addCopy(photo, photo.label(), Part.VALIDATION);
          }
          Split split = Splitter.split(deck.catalog(), with(seed));
          Set<Hash> learned =
              split.photos().stream().map(Photo::pixels).collect(Collectors.toSet());
          assertThat(split.test().open()).isNotEmpty().noneMatch(p -> learned.contains(p.pixels()));
        });
  }

  private static List<SplitSettings> everyWay(long seed) {
    return List.of(
        with(seed),
        new SplitSettings(seed, 0.4, 3, 0).withKeepConflicts(true),
        new SplitSettings(seed, 0.15, 5, 0.2).withKeepConflicts(true));
  }

  private static SplitSettings with(long seed) {
    return new SplitSettings(seed, 0.15, 5, 0).withKeepConflicts(true);
  }

  private static Deck given(long seed, Part... parts) {
    Deck deck = Deck.of("given " + seed).addClass(60, parts[0]).addClass(25, parts[0]);
    for (Part part : parts) {
      deck.add(0, 10, part).add(1, 6, part);
    }
    return deck;
  }

  private static List<Photo> part(Catalog catalog, Part part) {
    return catalog.photos().stream().filter(p -> p.part() == part).toList();
  }

  /** The fold of each photo, or TEST. Opens the test part. */
  private static Map<Photo, Integer> fates(Split split) {
    return fates(split, split.test().open());
  }

  private static Map<Photo, Integer> fates(Split split, List<Photo> test) {
    Map<Photo, Integer> fates = new HashMap<>();
    for (int i = 0; i < split.photos().size(); i++) {
      fates.put(split.photos().get(i), split.folds().get(i));
    }
    test.forEach(p -> fates.put(p, TEST));
    return fates;
  }

  private static Map<Hash, Integer> byPixels(Split split) {
    Map<Hash, Integer> fates = new HashMap<>();
    fates(split).forEach((photo, fate) -> fates.put(photo.pixels(), fate));
    return fates;
  }

  /** The class of each picture's first photo by path. */
  private static Map<Hash, Integer> homes(Catalog catalog) {
    Map<Hash, Integer> homes = new HashMap<>();
    catalog.photos().forEach(p -> homes.putIfAbsent(p.pixels(), p.label()));
    return homes;
  }

  private static int countPictures(Split split) {
    return (int) split.photos().stream().map(Photo::pixels).distinct().count();
  }

  private static Stream<Photo> trained(Split split) {
    return IntStream.range(0, split.photos().size())
        .filter(i -> split.folds().get(i) == Split.ALWAYS_TRAIN)
        .mapToObj(i -> split.photos().get(i));
  }

  private static Map<Integer, Long> counts(Split split) {
    return split.folds().stream().collect(Collectors.groupingBy(f -> f, Collectors.counting()));
  }

  private static void merge(Map<Integer, Set<Hash>> all, int fold, Set<Hash> pictures) {
    all.computeIfAbsent(fold, k -> new HashSet<>()).addAll(pictures);
  }

  private static void assertLevel(String what, Map<Integer, Set<Hash>> byFold, int folds) {
    int most = byFold.values().stream().mapToInt(Set::size).max().orElse(0);
    int least =
        byFold.size() < folds ? 0 : byFold.values().stream().mapToInt(Set::size).min().orElse(0);
    assertThat(most - least).as("folds of %s: %s", what, byFold).isLessThanOrEqualTo(1);
  }

  private static Comparator<Photo> byPath() {
    return Comparator.comparing(Photo::path);
  }
}
