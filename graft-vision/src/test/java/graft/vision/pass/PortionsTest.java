package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Part;
import graft.core.photos.PhotoFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {
  private static final long MIB = 1 << 20;

  /** How many files each portion has. */
  private static List<Integer> portions(long... sizes) {
    List<PhotoFile> files = new ArrayList<>();
    for (long size : sizes) {
      files.add(new PhotoFile("a/" + files.size(), "a", Part.NONE, size));
    }
    return DecodeBudget.portions(files, PhotoFile::bytes).stream().map(List::size).toList();
  }

  @Test
  void takes_small_files_together() {
    assertThat(portions(new long[12])).containsExactly(12);
  }

  @Test
  void takes_fewer_large_files_and_one_that_is_too_large_alone() {
    long large = 300 * MIB;
    assertThat(portions(20 * MIB, 12 * MIB, 1, large, large, 1, 1)).containsExactly(2, 1, 1, 1, 2);
    assertThat(portions(large, large)).containsExactly(1, 1);
    assertThat(portions()).isEmpty();
  }
}
