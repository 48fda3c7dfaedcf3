package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.MadePhotos.Made;
import graft.core.split.Grouping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {
  @ParameterizedTest
  @CsvSource({
    "a/patient_12_03.png, patient_12",
    "a/exp3_num_44.jpg, exp3",
    "a/cow7-frame0012.jpeg, cow7",
    "12/IMG_0001.jpg, ''",
    "a/100080576_f52e8ee070_n.jpg, ''",
    "a/photo 1 (2).jpg, ''",
    "a/7.jpg, ''"
  })
  void the_name_up_to_its_last_number_but_one(String path, String key) {
    assertThat(Groups.key(path)).isEqualTo(key);
  }

  private static List<Made> patients(int patients, int photosEach) {
    List<Made> photos = new ArrayList<>();
    for (int i = 0; i < patients * photosEach; i++) {
      String path = "rose/patient_%d_%02d.png".formatted(i / photosEach, i % photosEach);
      photos.add(Made.of(1, i).named(path));
    }
    return photos;
  }

  @Test
  void patients_are_found_with_their_number() {
    Finding found = new Groups().look(MadePhotos.set(patients(12, 4))).getFirst();
    assertThat(found.seen().values()).containsEntry("groups", "12").containsEntry("count", "48");
    assertThat(found.seen().values())
        .containsEntry("folder", "photos")
        .containsEntry("pattern", "*_{group}_*");
    assertThat(found.cases()).hasSize(12);
    assertThat(found.cases().getFirst().detail()).isEqualTo("patient_0: 4");
  }

  @Test
  void groups_that_are_known_are_not_told() {
    PhotoSet set = MadePhotos.set(patients(12, 4));
    Grouping known = new Grouping("patient_{group}_*");
    assertThat(
            new Groups()
                .look(new PhotoSet(set.folder(), set.photos(), set.classes(), List.of(), known)))
        .isEmpty();
  }

  @Test
  void where_no_plain_pattern_makes_the_groups_an_expression_does() {
    List<Made> photos = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      String path = "rose/cow-no_%d.frame%02d.png".formatted(i / 4, i);
      photos.add(Made.of(1, i).named(path));
    }
    Finding found = new Groups().look(MadePhotos.set(photos)).getFirst();
    Grouping grouping = new Grouping(found.seen().values().getOrDefault("pattern", ""));
    assertThat(grouping.groupOf("rose/cow-no_3.frame12.png")).contains("cow-no_3");
  }

  @Test
  void one_photo_each_or_few_such_names_are_no_groups() {
    assertThat(new Groups().look(MadePhotos.set(patients(30, 1)))).isEmpty();
    List<Made> few = new ArrayList<>(MadePhotos.usual(40));
    few.addAll(patients(6, 4));
    assertThat(new Groups().look(MadePhotos.set(few))).isEmpty();
  }
}
