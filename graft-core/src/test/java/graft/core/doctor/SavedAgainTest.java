package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.MadePhotos.Made;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedAgainTest {

  /** Photos of which every third is there again in other tones, some of them twice. */
  private static List<Examined> photos() {
    List<Made> photos = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Made photo = Made.of(i % 3, i);
      photos.add(photo);
      if (i % 3 == 0) {
        photos.add(photo.named("again/%d.jpg".formatted(i)).withTone(1 + i % 5));
      }
      if (i % 9 == 0) {
        photos.add(photo.named("more/%d.jpg".formatted(i)).withTone(7));
      }
    }
    return photos.stream().map(Made::examined).toList();
  }

  @Test
  void each_copy_is_set_against_the_likest_of_the_pictures_before_it() {
    List<Examined> photos = photos();
    List<NearCopy> found = SavedAgain.find(photos);
    assertThat(named(found)).isEqualTo(named(comparedWithAll(photos))).hasSizeGreaterThan(50);
  }

  private static List<String> named(List<NearCopy> copies) {
    return copies.stream()
        .map(c -> c.first().photo().path() + " " + c.second().photo().path() + " " + c.likeness())
        .toList();
  }

  private static List<NearCopy> comparedWithAll(List<Examined> photos) {
    List<Examined> pictures = new ArrayList<>();
    List<NearCopy> found = new ArrayList<>();
    for (Examined photo : photos) {
      NearCopy best = new NearCopy(photo, photo, 0.985);
      for (Examined picture : pictures) {
        long bits = PerceptualHash.of(picture.glance()) ^ PerceptualHash.of(photo.glance());
        double likeness = photo.glance().likeness(picture.glance());
        if (Long.bitCount(bits) <= 7 && likeness > best.likeness()) {
          best = new NearCopy(picture, photo, likeness);
        }
      }
      if (best.first().equals(photo)) {
        pictures.add(photo);
      } else {
        found.add(best);
      }
    }
    return found;
  }
}
