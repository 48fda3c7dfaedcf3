package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void four_threads_decode_the_same_files_to_equal_pixels()
      throws ExecutionException, InterruptedException {
    List<String> names = SmallPhotos.names();
    List<Pixels> alone = names.stream().map(ThreadsTest::decode).toList();
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        List<Integer> order = shuffled(names.size(), thread);
        threads.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < 5; round++) {
                    for (int i : order) {
                      assertThat(decode(names.get(i))).as(names.get(i)).isEqualTo(alone.get(i));
                    }
                  }
                }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    }
  }

  private static List<Integer> shuffled(int count, int seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static Pixels decode(String name) {
    return PhotoDecoder.decode(SmallPhotos.bytes(name)).pixels();
  }
}
