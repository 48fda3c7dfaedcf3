package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Part;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortcutsTest {
  private static List<Finding> look(List<Made> photos) {
    return new Shortcuts().look(MadePhotos.set(photos));
  }

  /** Photos of which those of one class are another way. */
  private static List<Made> rosesAre(UnaryOperator<Made> another) {
    return MadePhotos.usual(40).stream().map(p -> p.label() == 1 ? another.apply(p) : p).toList();
  }

  private static UnaryOperator<Made> another(Trait trait) {
    return switch (trait) {
      case FORMAT -> p -> p.withFormat("PNG");
      case SIZE -> p -> p.withSize(640, 480).withBytes(4 * p.bytes());
      case TURNED -> Made::turned;
      case GREY -> Made::asGrey;
      case COMPRESSION -> p -> p.withBytes(p.bytes() + 60_000);
      case BRIGHTNESS -> p -> p.withTone(100);
    };
  }

  @Test
  void photos_taken_alike_have_none() {
    assertThat(look(MadePhotos.usual(40))).isEmpty();
    assertThat(look(MadePhotos.usual(400))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_tells_a_class_is_named_with_its_shares(Trait trait) {
    List<Finding> found = look(rosesAre(another(trait)));
    assertThat(found)
        .extracting(f -> f.seen().key())
        .containsExactly("check.SHORTCUT." + trait.word());
    assertThat(found.getFirst().seen().values())
        .containsEntry("class", "rose")
        .containsEntry("own", "100")
        .containsEntry("others", "0");
  }

  @Test
  void names_the_format() {
    Finding found = look(rosesAre(another(Trait.FORMAT))).getFirst();
    assertThat(found.seen().values())
        .containsEntry("value", "PNG")
        .containsEntry("accuracy", "100");
  }

  @Test
  void a_few_exceptions_do_not_hide_it() {
    List<Made> photos =
        rosesAre(p -> p.seed() % 10 == 0 ? p : p.withFormat("PNG")); // 4 of 40 are JPEG
    assertThat(look(photos).getFirst().seen().values()).containsEntry("own", "90");
  }

  @Test
  void sizes_that_are_all_different_tell_nothing() {
    List<Made> photos =
        MadePhotos.usual(40).stream().map(p -> p.withSize((int) (300 + p.seed()), 240)).toList();
    assertThat(look(photos)).noneMatch(f -> f.seen().key().endsWith("size"));
  }

  @Test
  void copies_of_one_picture_speak_once() {
    List<Made> photos =
        MadePhotos.usual(40).stream()
            .map(p -> p.label() == 1 ? Made.of(1, 0).withFormat("PNG") : p)
            .toList();
    assertThat(look(photos)).isEmpty();
  }

  @Test
  void of_two_classes_one_says_it() {
    List<Made> two = rosesAre(another(Trait.FORMAT)).stream().filter(p -> p.label() < 2).toList();
    List<Finding> found =
        new Shortcuts()
            .look(
                new PhotoSet(
                    Path.of("photos"),
                    two.stream().map(Made::examined).toList(),
                    MadePhotos.CLASSES.subList(0, 2),
                    List.of(),
                    Grouping.NONE));
    assertThat(found).hasSize(1);
  }

  @Test
  void a_test_part_teaches_nothing_and_a_handful_is_too_few() {
    List<Made> tested =
        rosesAre(p -> p.withFormat("PNG").in(Part.TEST)); // roses are in the test part alone
    assertThat(look(tested)).isEmpty();
    List<Made> few =
        MadePhotos.usual(9).stream().map(p -> p.label() == 1 ? p.withFormat("PNG") : p).toList();
    assertThat(look(few)).isEmpty();
  }
}
