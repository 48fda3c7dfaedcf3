package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.Seeds;
import graft.core.error.UserError;
import graft.core.folds.Resamples;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupedSplitTest {
  private static final Grouping PATIENTS = new Grouping("patient_{group}_*");
  private static final int TEST = 99;

  /** Patients of one to nine photos, some in two classes, and photos of nobody. */
  private static Catalog clinic(long seed, int patients) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Photo> photos = new ArrayList<>();
    for (int patient = 0; patient < patients; patient++) {
      int label = random.nextInt(3);
      for (int i = 1 + random.nextInt(9); i > 0; i--) {
        int shown = random.nextInt(5) == 0 ? random.nextInt(3) : label;
        photos.add(photo(shown, "patient_%d_%d.png".formatted(patient, i), seed, Part.NONE));
      }
    }
    for (int i = random.nextInt(20); i > 0; i--) {
      photos.add(photo(random.nextInt(3), "nobody%d.png".formatted(i), seed, Part.NONE));
    }
    return catalog(photos);
  }

  private static Photo photo(int label, String name, long seed, Part part) {
    String path = "class%d/%s".formatted(label, name);
    return new Photo(path, label, part, Hash.ofText(seed + path));
  }

  private static Catalog catalog(List<Photo> photos) {
    List<Photo> sorted = photos.stream().sorted(Comparator.comparing(Photo::path)).toList();
    return new Catalog(Path.of("clinic"), List.of("a", "b", "c"), sorted, 0, List.of());
  }

  private static SplitSettings with(long seed) {
    return new SplitSettings(seed, 0.15, 5, 0).withGroups(PATIENTS);
  }

  private static Map<Photo, Integer> fates(Split split) {
    Map<Photo, Integer> fates = new HashMap<>();
    for (int i = 0; i < split.photos().size(); i++) {
      fates.put(split.photos().get(i), split.folds().get(i));
    }
    split.test().open().forEach(photo -> fates.put(photo, TEST));
    return fates;
  }

  private static void assertWhole(Map<Photo, Integer> fates) {
    Map<String, Set<Integer>> ofGroup = new HashMap<>();
    fates.forEach(
        (photo, fate) ->
            PATIENTS
                .groupOf(photo.path())
                .ifPresent(g -> ofGroup.computeIfAbsent(g, k -> new HashSet<>()).add(fate)));
    assertThat(ofGroup.values()).isNotEmpty().allSatisfy(f -> assertThat(f).hasSize(1));
  }

  @Test
  void no_group_is_torn_in_any_deal_and_no_photo_is_lost() {
    Seeds.each(
        100,
        seed -> {
          Catalog catalog = clinic(seed, 40);
          List<SplitSettings> ways =
              List.of(with(seed), new SplitSettings(seed, 0.3, 3, 0.2).withGroups(PATIENTS));
          for (SplitSettings settings : ways) {
            Split split = Splitter.split(catalog, settings);
            Resamples deals = Deals.of(split, catalog.classes(), 3, seed);
            for (List<Integer> deal : deals.deals()) {
              Map<Photo, Integer> fates = new HashMap<>();
              for (int i = 0; i < deal.size(); i++) {
                fates.put(split.photos().get(i), deal.get(i));
              }
              assertWhole(fates);
            }
            Map<Photo, Integer> fates = fates(split);
            assertWhole(fates);
            assertThat(fates.keySet()).hasSameElementsAs(catalog.photos());
          }
        });
  }

  @Test
  void each_class_is_spread_about_as_its_size_says() {
    Seeds.each(
        30,
        seed -> {
          Catalog catalog = clinic(seed, 200);
          Map<Photo, Integer> fates = fates(Splitter.split(catalog, with(seed)));
          for (int label = 0; label < 3; label++) {
            int of = label;
            double all = catalog.photos().stream().filter(p -> p.label() == of).count();
            long test =
                catalog.photos().stream()
                    .filter(p -> p.label() == of && Objects.equals(fates.get(p), TEST))
                    .count();
            assertThat(test / all).as("test share").isCloseTo(0.15, within(0.03));
            for (int fold = 0; fold < 5; fold++) {
              int f = fold;
              long there =
                  catalog.photos().stream()
                      .filter(p -> p.label() == of && Objects.equals(fates.get(p), f))
                      .count();
              assertThat(there / all).as("fold %d", fold).isCloseTo(0.17, within(0.05));
            }
          }
        });
  }

  @Test
  void the_same_seed_deals_the_same_and_another_seed_another_split() {
    Catalog catalog = clinic(1, 40);
    Map<Photo, Integer> once = fates(Splitter.split(catalog, with(0)));
    assertThat(fates(Splitter.split(catalog, with(0)))).isEqualTo(once);
    assertThat(fates(Splitter.split(catalog, with(1)))).isNotEqualTo(once);
  }

  @Test
  void groups_that_share_a_picture_stay_together() {
    List<Photo> photos = new ArrayList<>(clinic(3, 30).photos());
    for (int patient = 0; patient < 29; patient += 2) {
      String name = "patient_%d_x.png".formatted(patient);
      Photo first = photo(0, name, 3, Part.NONE);
      String other = "class0/patient_%d_x.png".formatted(patient + 1);
      photos.add(first);
      photos.add(new Photo(other, 0, Part.NONE, first.pixels()));
    }
    Map<Photo, Integer> fates = fates(Splitter.split(catalog(photos), with(0)));
    for (int patient = 0; patient < 29; patient += 2) {
      Set<Integer> both = new HashSet<>();
      String one = "patient_" + patient + "_";
      String other = "patient_" + (patient + 1) + "_";
      fates.forEach(
          (photo, fate) -> {
            if (photo.path().contains(one) || photo.path().contains(other)) {
              both.add(fate);
            }
          });
      assertThat(both).hasSize(1);
    }
  }

  @Test
  void a_pattern_that_fits_nothing_or_everything_can_be_mended() {
    Catalog catalog = clinic(0, 20);
    assertThatThrownBy(
            () -> Splitter.split(catalog, with(0).withGroups(new Grouping("cow_{group}_*"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'cow_{group}_*' fits none of");
    assertThatThrownBy(
            () -> Splitter.split(catalog, with(0).withGroups(new Grouping(".*(n|\\.)g"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("into one");
  }

  @Test
  void a_given_split_is_kept_and_torn_groups_are_said() {
    List<Photo> photos = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Part part = i % 6 == 0 ? Part.TEST : Part.TRAIN;
      photos.add(photo(i % 3, "patient_%d_%d.png".formatted(i / 6, i), 0, part));
    }
    Split split = Splitter.split(catalog(photos), with(0));
    assertThat(split.test().size()).isEqualTo(10);
    assertThat(split.notes().getFirst().key()).isEqualTo("deal.groups.torn");
    assertThat(split.notes().getFirst().values())
        .containsEntry("torn", "10")
        .containsEntry("groups", "10");
  }
}
