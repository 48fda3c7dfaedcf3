package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding.Kind;
import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Catalog;
import graft.core.photos.Problem;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static List<Finding> examine(List<Made> photos, Problem... problems) {
    List<Examined> examined = photos.stream().map(Made::examined).toList();
    Catalog catalog =
        new Catalog(
            Path.of("photos"),
            MadePhotos.CLASSES,
            examined.stream().map(Examined::photo).toList(),
            0,
            List.of(problems));
    return Doctor.examine(catalog, Evidence.of(examined, Grouping.NONE));
  }

  @Test
  void healthy_photos_have_nothing() {
    assertThat(examine(MadePhotos.usual(60))).isEmpty();
  }

  @Test
  void the_worst_comes_first() {
    List<Made> photos = new ArrayList<>(MadePhotos.usual(60));
    photos.add(photos.get(3).named("rose/z.jpg").labelled(1).withTone(2));
    photos.add(Made.of(0, 99).withSize(20, 15));
    List<Finding> found =
        examine(
            photos,
            new Problem(Problem.Kind.WRONG_NAME, "rose/a.png", "The name says png."),
            new Problem(Problem.Kind.UNREADABLE, "rose/b.jpg", "It is empty."),
            new Problem(Problem.Kind.UNREADABLE, "rose/c.jpg", "It is empty."));
    assertThat(found)
        .extracting(Finding::kind)
        .containsExactly(Kind.UNREADABLE, Kind.NEAR_CONFLICT, Kind.SMALL, Kind.WRONG_NAME);
    assertThat(found.getFirst().cases()).hasSize(2);
    assertThat(found.getFirst().seen().values()).containsEntry("count", "2");
  }

  @Test
  void every_kind_of_problem_is_a_kind_of_finding() {
    assertThat(Arrays.stream(Problem.Kind.values()).map(Enum::name))
        .isSubsetOf(Arrays.stream(Kind.values()).map(Enum::name).toList());
  }

  @Test
  void odd_pictures_are_named_with_their_size() {
    List<Made> photos = new ArrayList<>(MadePhotos.usual(60));
    photos.add(Made.of(0, 91).withSize(1000, 100));
    photos.add(Made.of(0, 92).withTone(-255)); // black
    photos.add(Made.of(0, 93).asGrey());
    List<Finding> found = examine(photos);
    assertThat(found).extracting(Finding::kind).containsExactly(Kind.BLANK, Kind.LONG, Kind.GREY);
    assertThat(found.get(1).cases().getFirst().detail()).isEqualTo("1000 x 100");
  }

  @Test
  void where_all_are_grey_it_is_nothing_odd() {
    assertThat(examine(MadePhotos.usual(60).stream().map(Made::asGrey).toList())).isEmpty();
  }

  @Test
  void one_class_of_many_photos_and_one_of_few_are_out_of_balance() {
    List<Made> photos =
        MadePhotos.usual(100).stream().filter(p -> p.label() != 2 || p.seed() % 10 == 0).toList();
    Finding found = examine(photos).getFirst();
    assertThat(found.kind()).isEqualTo(Kind.IMBALANCE);
    assertThat(found.seen().values())
        .containsEntry("least", "tulip")
        .containsEntry("leastCount", "10");
  }
}
