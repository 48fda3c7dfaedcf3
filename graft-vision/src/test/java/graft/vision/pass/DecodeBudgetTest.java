package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.predict.decode.EncodedPhoto;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DecodeBudgetTest {
  private static final long MIB = 1 << 20;

  /** A grey picture of so many rows of 1,024 pixels. */
  private static byte[] picture(int rows) {
    byte[] head = "P5 1024 %d 255 ".formatted(rows).getBytes(StandardCharsets.US_ASCII);
    byte[] file = new byte[head.length + 1024 * rows];
    System.arraycopy(head, 0, file, 0, head.length);
    return file;
  }

  private static EncodedPhoto photo(int rows) {
    return PhotoDecoder.inspect(picture(rows));
  }

  @Test
  void a_photo_takes_its_colours_and_what_its_decoder_holds() {
    EncodedPhoto photo = photo(100);
    assertThat(photo.pixels()).isEqualTo(102_400);
    assertThat(photo.memory()).isEqualTo(3 * 102_400 + 2 * picture(100).length);
  }

  @Test
  void never_more_is_in_flight_than_was_given() throws Exception {
    DecodeBudget budget = new DecodeBudget(MIB, 2 * MIB, 0);
    AtomicLong inFlight = new AtomicLong();
    AtomicLong most = new AtomicLong();
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (int worker = 0; worker < 8; worker++) {
        SplittableRandom random = new SplittableRandom(worker);
        workers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 40; i++) {
                    EncodedPhoto photo = photo(random.nextInt(1, 300));
                    budget.decoding(
                        photo,
                        decoded -> {
                          long now = inFlight.addAndGet(photo.memory());
                          most.accumulateAndGet(now, Math::max);
                          return inFlight.addAndGet(-photo.memory());
                        });
                  }
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    assertThat(most.get()).isLessThanOrEqualTo(2 * MIB).isGreaterThan(MIB / 2);
  }

  @Test
  void a_photo_larger_than_all_goes_alone() throws Exception {
    DecodeBudget budget = new DecodeBudget(MIB, MIB, 0);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<Integer> large =
          pool.submit(
              () ->
                  budget.decoding(
                      photo(2000),
                      decoded -> {
                        begun.countDown();
                        await(end);
                        return decoded.pixels().height();
                      }));
      begun.await();
      Future<Integer> small = pool.submit(() -> budget.decoding(photo(1), p -> 1));
      assertThatThrownBy(() -> small.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      end.countDown();
      assertThat(large.get()).isEqualTo(2000);
      assertThat(small.get()).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_failed_is_given_back(@TempDir Path folder) throws Exception {
    DecodeBudget budget = new DecodeBudget(MIB, MIB, 0);
    Path broken = Files.writeString(folder.resolve("a.ppm"), "P3 2 1 255 1 2 3 4 5 x  ");
    Path good = Files.write(folder.resolve("b.pgm"), picture(900));
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> budget.decoded(broken, p -> p))
          .isInstanceOf(UnreadablePhotoException.class);
      assertThatThrownBy(
              () ->
                  budget.decoded(
                      good,
                      p -> {
                        throw new IllegalStateException("on purpose");
                      }))
          .hasMessage("on purpose");
    }
    int height = budget.decoded(good, p -> p.pixels().height());
    assertThat(height).isEqualTo(900);
  }

  @Test
  void reading_and_decoding_never_wait_for_each_other(@TempDir Path folder) throws Exception {
    DecodeBudget budget = new DecodeBudget(MIB, MIB, 0);
    List<Path> files = new ArrayList<>();
    for (int rows : new int[] {1, 700, 900, 2000}) { // the last two larger than either budget
      files.add(Files.write(folder.resolve(rows + ".pgm"), picture(rows)));
    }
    List<Future<Integer>> heights = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 60; i++) {
        Path file = files.get(i % files.size());
        heights.add(pool.submit(() -> budget.decoded(file, p -> p.pixels().height())));
      }
      for (Future<Integer> height : heights) {
        assertThat(height.get()).isPositive();
      }
    }
  }

  @Test
  void who_is_interrupted_while_waiting_takes_nothing() throws Exception {
    DecodeBudget budget = new DecodeBudget(MIB, MIB, 0);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> budget.decoding(photo(1), p -> p))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    int height = budget.decoding(photo(2000), p -> p.pixels().height());
    assertThat(height).isEqualTo(2000);
  }

  @Test
  void grows_with_the_workers_so_that_large_photos_do_not_hold_them_up() {
    assertThat(DecodeBudget.of(1, 0).mebibytes()).isEqualTo(768);
    assertThat(DecodeBudget.of(2, 0).mebibytes()).isEqualTo(768);
    assertThat(DecodeBudget.of(64, 0).mebibytes()).isEqualTo(64 * 128);
  }
}
