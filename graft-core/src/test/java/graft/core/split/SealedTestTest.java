package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.hash.Hash;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealedTestTest {
  private static final Photo ROSE = photo("roses/1.jpg", 0);
  private static final Photo TULIP = photo("tulips/1.jpg", 1);

  @Test
  void opens_once() {
    SealedTest test = new SealedTest(List.of(ROSE, TULIP));
    assertThat(test.open()).containsExactly(ROSE, TULIP);
    assertThatThrownBy(test::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("opened once");
  }

  @Test
  void opens_for_one_of_many_threads() throws Exception {
    SealedTest test = new SealedTest(List.of(ROSE));
    Callable<Boolean> look =
        () -> {
          try {
            return !test.open().isEmpty();
          } catch (IllegalStateException e) {
            return false;
          }
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      int opened = 0;
      for (Future<Boolean> done : threads.invokeAll(java.util.Collections.nCopies(40, look))) {
        opened += done.get() ? 1 : 0;
      }
      assertThat(opened).isEqualTo(1);
    }
  }

  @Test
  void says_its_size_and_identity_without_being_opened() {
    SealedTest test = new SealedTest(List.of(ROSE, TULIP));
    assertThat(test.size()).isEqualTo(2);
    assertThat(test.identity()).isEqualTo(test.identity());
    assertThat(test.open()).hasSize(2);
  }

  @Test
  void is_the_same_test_in_any_order_and_under_other_names() {
    SealedTest renamed =
        new SealedTest(List.of(TULIP, new Photo("elsewhere/x.png", 0, Part.TEST, ROSE.pixels())));
    assertThat(renamed.identity()).isEqualTo(new SealedTest(List.of(ROSE, TULIP)).identity());
  }

  @Test
  void is_another_test_with_other_pixels_or_labels() {
    List<Hash> identities =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    switch (i) {
                      case 0 -> List.of(ROSE, TULIP);
                      case 1 -> List.of(ROSE);
                      case 2 -> List.<Photo>of();
                      default ->
                          List.of(ROSE, new Photo("tulips/1.jpg", 0, Part.NONE, TULIP.pixels()));
                    })
            .map(photos -> new SealedTest(photos).identity())
            .toList();
    assertThat(identities).doesNotHaveDuplicates();
  }

  private static Photo photo(String path, int label) {
    return new Photo(path, label, Part.NONE, Hash.ofText(path));
  }
}
