package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.Cleaning.LeftOut;
import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding.Kind;
import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Problem;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTest {
  private final List<Made> photos = new ArrayList<>(MadePhotos.usual(20));

  private List<LeftOut> clean(boolean odd, Problem... problems) {
    List<Examined> examined =
        photos.stream()
            .map(Made::examined)
            .sorted(Comparator.comparing(p -> p.photo().path()))
            .toList();
    Catalog catalog =
        new Catalog(
            Path.of("photos"),
            MadePhotos.CLASSES,
            examined.stream().map(Examined::photo).toList(),
            0,
            List.of(problems));
    return Cleaning.of(catalog, Evidence.of(examined, Grouping.NONE), odd);
  }

  private static Made again(Made photo, String path) {
    return photo.named(path).withTone(3);
  }

  @Test
  void healthy_photos_all_stay() {
    assertThat(clean(true)).isEmpty();
  }

  @Test
  void of_copies_the_largest_stays_and_then_the_first() {
    photos.add(again(photos.get(3), "daisy/large.jpg").withSize(640, 480));
    photos.add(again(photos.get(4), "daisy/zlike.jpg"));
    assertThat(clean(false))
        .containsExactly(
            new LeftOut(photos.get(3).path(), Kind.NEAR_DUPLICATE, "daisy/large.jpg"),
            new LeftOut("daisy/zlike.jpg", Kind.NEAR_DUPLICATE, photos.get(4).path()));
  }

  @Test
  void of_copies_in_two_parts_the_one_in_test_stays() {
    photos.add(again(photos.get(3), "test/daisy/z.jpg").in(Part.TEST).withSize(160, 120));
    assertThat(clean(false))
        .containsExactly(
            new LeftOut(photos.get(3).path(), Kind.NEAR_DUPLICATE, "test/daisy/z.jpg"));
  }

  @Test
  void under_two_labels_none_stays() {
    photos.add(again(photos.get(3), "rose/z.jpg").labelled(1));
    assertThat(clean(false))
        .containsExactly(
            new LeftOut(photos.get(3).path(), Kind.NEAR_CONFLICT, "rose/z.jpg"),
            new LeftOut("rose/z.jpg", Kind.NEAR_CONFLICT, photos.get(3).path()));
  }

  @Test
  void odd_pictures_go_where_that_is_asked_for_and_unreadable_files_always() {
    photos.add(Made.of(0, 99).withSize(20, 15));
    Problem broken = new Problem(Problem.Kind.UNREADABLE, "rose/b.jpg", "It is empty.");
    assertThat(clean(false, broken))
        .containsExactly(new LeftOut("rose/b.jpg", Kind.UNREADABLE, ""));
    assertThat(clean(true, broken))
        .containsExactly(
            new LeftOut(Made.of(0, 99).path(), Kind.SMALL, ""),
            new LeftOut("rose/b.jpg", Kind.UNREADABLE, ""));
  }
}
