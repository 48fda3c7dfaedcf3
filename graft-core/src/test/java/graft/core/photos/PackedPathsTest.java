package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paths come back from their array as they were. */
class PackedPathsTest {
  @Test
  void whatever_they_are_written_in() {
    List<String> paths =
        List.of(
            "oak/a.jpg", "", "chêne/ÿ.jpg", "橡树/照片.jpg", "oak/🌳.png", "half/\ud83c.jpg", "oak/Ā");
    assertThat(PackedPaths.of(paths)).isEqualTo(paths);
  }

  @Test
  void however_many_they_are() {
    List<String> paths =
        IntStream.range(0, 5000).mapToObj(i -> (i % 3 == 0 ? "树/" : "tree/") + i).toList();
    List<String> packed = PackedPaths.of(paths);
    assertThat(packed).isEqualTo(paths);
    assertThat(packed.get(4999)).isEqualTo("tree/4999");
    assertThat(PackedPaths.of(List.of())).isEmpty();
  }
}
