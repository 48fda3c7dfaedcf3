package graft.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.doctor.MadePhotos.Made;
import graft.core.photos.Border;
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
      case BORDER -> p -> p.withBorder(framed(p, 0x101010));
      case COMPRESSION -> p -> p.withBytes(p.bytes() + 60_000);
      case BRIGHTNESS -> p -> p.withTone(100);
    };
  }

  /** A frame of about nine pixels, never quite the same. */
  private static Border framed(Made photo, int rgb) {
    int wide = (int) (8 + photo.seed() % 3);
    return new Border(wide, wide, wide, wide, rgb + 0x010101 * (int) (photo.seed() % 3));
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
        .containsExactly(
            "check.SHORTCUT." + trait.word() + (trait == Trait.BORDER ? ".frame" : ""));
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
  void names_colour_and_width_of_a_border() {
    Finding found = look(rosesAre(another(Trait.BORDER))).getFirst();
    assertThat(found.seen().values())
        .containsEntry("colour", "#111111")
        .containsEntry("width", "9");
    Border bars = new Border(0, 30, 0, 34, 0);
    assertThat(look(rosesAre(p -> p.withBorder(bars))).getFirst().seen())
        .satisfies(
            seen -> {
              assertThat(seen.key()).isEqualTo("check.SHORTCUT.border.bars");
              assertThat(seen.values()).containsEntry("width", "32");
            });
    Border pillars = new Border(30, 0, 34, 0, 0);
    assertThat(look(rosesAre(p -> p.withBorder(pillars))).getFirst().seen().key())
        .isEqualTo("check.SHORTCUT.border.pillars");
  }

  @Test
  void borders_of_all_classes_tell_one_by_their_tone_or_by_its_lack() {
    List<Made> dark = MadePhotos.usual(40).stream().map(p -> p.withBorder(framed(p, 0))).toList();
    assertThat(look(dark)).isEmpty();
    List<Made> oneIsLight =
        dark.stream().map(p -> p.label() == 1 ? p.withBorder(framed(p, 0xf0f0f0)) : p).toList();
    assertThat(look(oneIsLight).getFirst().seen().values())
        .containsEntry("class", "rose")
        .containsEntry("colour", "#f1f1f1")
        .containsEntry("others", "0");
    List<Made> oneHasNone =
        dark.stream().map(p -> p.label() == 1 ? p.withBorder(Border.NONE) : p).toList();
    assertThat(look(oneHasNone).getFirst().seen().key()).isEqualTo("check.SHORTCUT.border.none");
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
