package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Part;
import graft.core.photos.PhotoFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final long MIB = 1 << 20;

  /** How many files each batch has. */
  private static List<Integer> batches(long... sizes) {
    List<PhotoFile> files = new ArrayList<>();
    for (long size : sizes) {
      files.add(new PhotoFile("a/" + files.size(), "a", Part.NONE, size));
    }
    return FeaturePass.fitting(files).stream().map(List::size).toList();
  }

  @Test
  void takes_small_files_together() {
    assertThat(batches(new long[12])).containsExactly(12);
  }

  @Test
  void takes_fewer_large_files_and_one_that_is_too_large_alone() {
    long large = 300 * MIB;
    assertThat(batches(20 * MIB, 12 * MIB, 1, large, large, 1, 1)).containsExactly(2, 1, 1, 1, 2);
    assertThat(batches(large, large)).containsExactly(1, 1);
    assertThat(batches()).isEmpty();
  }
}
