package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookAlikesTest {
  private final List<Made> photos = new ArrayList<>(MadePhotos.usual(200));

  private List<Finding> look() {
    return new LookAlikes().look(MadePhotos.set(photos));
  }

  @Test
  void different_pictures_are_not_alike() {
    assertThat(look()).isEmpty();
  }

  @Test
  void a_picture_saved_again_brighter_and_smaller_is_found() {
    photos.add(photos.get(7).named("daisy/z.jpg").withTone(3).withSize(160, 120));
    Finding found = look().getFirst();
    assertThat(found.kind()).isEqualTo(Kind.NEAR_DUPLICATE);
    assertThat(found.seen().values()).containsEntry("count", "1");
    assertThat(found.cases()).extracting(Case::path).containsExactly("daisy/z.jpg");
    assertThat(found.cases()).extracting(Case::other).containsExactly(photos.get(7).path());
  }

  @Test
  void under_another_label_it_is_a_conflict_and_in_another_part_a_leak() {
    photos.add(photos.get(7).named("rose/z.jpg").labelled(1).withTone(2));
    photos.add(photos.get(8).named("test/daisy/z.jpg").in(Part.TEST).withTone(2));
    assertThat(look())
        .extracting(Finding::kind)
        .containsExactly(Kind.NEAR_CONFLICT, Kind.NEAR_LEAK);
    assertThat(look().getFirst().cases().getFirst().detail()).isEqualTo("daisy / rose");
  }

  @Test
  void the_very_same_pixels_and_pictures_of_one_tone_are_left_to_others() {
    photos.clear();
    photos.addAll(List.of(Made.of(0, 1), Made.of(0, 1)));
    assertThat(look()).isEmpty();
  }

  @Test
  void another_shape_is_another_picture() {
    photos.add(photos.get(7).named("daisy/z.jpg").withTone(3).withSize(240, 320));
    assertThat(look()).isEmpty();
  }

  @Test
  void of_many_copies_each_is_set_against_the_first() {
    for (int i = 1; i <= 5; i++) {
      photos.add(photos.get(7).named("daisy/z%d.jpg".formatted(i)).withTone(i));
    }
    assertThat(look().getFirst().cases()).hasSize(5);
    assertThat(look().getFirst().cases())
        .extracting(Case::other)
        .containsOnly(photos.get(7).path());
  }
}
