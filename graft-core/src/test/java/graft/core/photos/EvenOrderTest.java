package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenOrderTest {
  private static final List<PhotoFile> FILES = files();

  private static List<PhotoFile> files() {
    List<PhotoFile> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(new PhotoFile("rose/%03d.jpg".formatted(i), "rose", Part.NONE, 1));
    }
    for (int i = 0; i < 100; i++) {
      files.add(new PhotoFile("tulip/%03d.jpg".formatted(i), "tulip", Part.NONE, 1));
    }
    return files;
  }

  @Test
  void holds_every_file_once() {
    assertThat(EvenOrder.of(FILES, 1)).containsExactlyInAnyOrderElementsOf(FILES);
  }

  @Test
  void every_beginning_has_each_class_in_proportion() {
    List<PhotoFile> order = EvenOrder.of(FILES, 1);
    for (int count = 1; count <= order.size(); count++) {
      long tulips = order.subList(0, count).stream().filter(f -> f.label().equals("tulip")).count();
      assertThat((double) tulips).as("of %d", count).isBetween(count / 4.0 - 1, count / 4.0 + 1);
    }
  }

  @Test
  void does_not_depend_on_the_order_that_the_files_come_in() {
    List<PhotoFile> shuffled = new ArrayList<>(FILES);
    Collections.reverse(shuffled);
    assertThat(EvenOrder.of(shuffled, 1)).isEqualTo(EvenOrder.of(FILES, 1));
  }

  @Test
  void another_seed_takes_other_photos_first() {
    assertThat(EvenOrder.of(FILES, 1).subList(0, 50))
        .isNotEqualTo(EvenOrder.of(FILES, 2).subList(0, 50));
  }
}
