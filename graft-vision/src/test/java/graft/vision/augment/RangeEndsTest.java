package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.augment.Augmentation;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeEndsTest {
  private static final int SIZE = 30;
  private static final Pixels PHOTO = Golden.read("pillow.golden").pixels("picture.large");

  private static List<RangeEnd> ends(String spec) {
    return RangeEnds.of(new Views(Augmentation.of(spec), SIZE), PHOTO);
  }

  @Test
  void each_range_in_use_has_two_ends_and_each_switch_one() {
    assertThat(
            ends(
                "keras rotation=40 widthShift=0.2 heightShift=4int shear=20 zoom=0.8-1.2"
                    + " horizontalFlip brightness=0.5-2 channelShift=30 fill=nearest"))
        .extracting(end -> end.setting() + " " + end.value())
        .containsExactly(
            "rotation -40.0",
            "rotation 40.0",
            "widthShift -6.0",
            "widthShift 6.0",
            "heightShift -3.0",
            "heightShift 3.0",
            "shear -20.0",
            "shear 20.0",
            "zoom 0.8",
            "zoom 1.2",
            "horizontalFlip 1.0",
            "brightness 0.5",
            "brightness 2.0",
            "channelShift -30.0",
            "channelShift 30.0");
    assertThat(ends("crop scale=0.5-1 ratio=0.75-1.5, flip vertical"))
        .extracting(RangeEnd::setting)
        .containsExactly("scale", "scale", "flip vertical");
    assertThat(ends("none")).isEmpty();
    assertThat(ends("trivial strength=1")).hasSize(14);
  }

  @Test
  void an_end_is_told_by_its_setting_and_value() {
    assertThat(ends("keras rotation=12.3456 zoom=0.8-1.2 horizontalFlip fill=nearest"))
        .extracting(RangeEnd::text)
        .containsExactly(
            "rotation -12.3", "rotation 12.3", "zoom 0.8", "zoom 1.2", "horizontalFlip");
  }

  @Test
  void every_end_shows_something_else() {
    Pixels plain = TriangleResize.resize(PHOTO, SIZE, SIZE);
    for (String spec :
        List.of(
            "keras rotation=40 widthShift=0.2 heightShift=[3,5] shear=20 zoom=0.8-1.2 fill=wrap",
            "keras rotation=40 brightness=0.5-2 fill=reflect era=2.8",
            "colour brightness=0.4 contrast=0.4 saturation=0.4 hue=0.2",
            "crop scale=0.2-0.5 ratio=1-1",
            "erase probability=1 area=0.1-0.3 ratio=1-1 filling=noise")) {
      List<Pixels> views = ends(spec).stream().map(RangeEnd::view).toList();
      assertThat(views).as(spec).doesNotContain(plain).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_largest_crop_is_the_plain_square() {
    assertThat(ends("crop scale=0.5-1 ratio=1-1").getLast().view())
        .isEqualTo(TriangleResize.resize(PHOTO, SIZE, SIZE));
  }
}
