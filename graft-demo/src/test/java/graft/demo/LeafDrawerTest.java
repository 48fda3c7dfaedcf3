package graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeafDrawerTest {
  private static final LeafDrawer DRAWER = LeafDrawer.of(7);

  @Test
  void same_seed_same_bytes() {
    for (Species species : Species.values()) {
      byte[] first = LeafDrawer.of(3).draw(species, 5).encoded();
      assertThat(LeafDrawer.of(3).draw(species, 5).encoded()).isEqualTo(first);
    }
  }

  @Test
  void another_seed_species_or_index_gives_another_photo() {
    Set<Integer> photos = new HashSet<>();
    photos.add(pixelHash(LeafDrawer.of(7).draw(Species.OAK, 1)));
    photos.add(pixelHash(LeafDrawer.of(8).draw(Species.OAK, 1)));
    photos.add(pixelHash(LeafDrawer.of(7).draw(Species.LINDEN, 1)));
    photos.add(pixelHash(LeafDrawer.of(7).draw(Species.OAK, 2)));
    assertThat(photos).hasSize(4);
  }

  @Test
  void what_was_drawn_before_does_not_matter() {
    LeafDrawer busy = LeafDrawer.of(11);
    for (int i = 1; i < 6; i++) {
      busy.draw(Species.MAPLE, i);
    }
    assertThat(pixelHash(busy.draw(Species.MAPLE, 6)))
        .isEqualTo(pixelHash(LeafDrawer.of(11).draw(Species.MAPLE, 6)));
  }

  @Test
  void photos_have_the_promised_variety() {
    int grey = 0;
    Set<PhotoFormat> formats = new HashSet<>();
    Set<Orientation> orientations = new HashSet<>();
    Set<Boolean> portrait = new HashSet<>();
    for (int i = 1; i <= 80; i++) {
      LeafPhoto photo = DRAWER.draw(Species.WILLOW, i);
      BufferedImage image = photo.image();
      assertThat(Math.max(image.getWidth(), image.getHeight())).isBetween(240, 800);
      grey += image.getType() == BufferedImage.TYPE_BYTE_GRAY ? 1 : 0;
      formats.add(photo.format());
      orientations.add(photo.orientation());
      portrait.add(image.getHeight() > image.getWidth());
    }
    assertThat(grey).isBetween(1, 20);
    assertThat(formats).containsExactlyInAnyOrder(PhotoFormat.values());
    assertThat(orientations).containsExactlyInAnyOrder(Orientation.values());
    assertThat(portrait).hasSize(2);
  }

  @Test
  void the_index_counts_from_one() {
    assertThatThrownBy(() -> DRAWER.draw(Species.OAK, 0))
        .hasMessage("index must be >= 1, got 0; count from 1");
  }

  static int pixelHash(LeafPhoto photo) {
    BufferedImage image = photo.image();
    int width = image.getWidth();
    return Arrays.hashCode(image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
  }
}
