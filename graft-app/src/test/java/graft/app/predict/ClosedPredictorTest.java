package graft.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.predict.Prediction;
import graft.predict.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClosedPredictorTest {
  private static final Path PHOTO = SmallModel.photos().get(0);

  @Test
  void a_closed_predictor_says_that_it_is_closed() {
    Predictor predictor = Predictor.open(SmallModel.file());
    predictor.close();

    assertThatThrownBy(() -> predictor.predict(PHOTO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(predictor.model().labels()).hasSize(5);
  }

  @Test
  void closing_twice_does_nothing_more() {
    Predictor predictor = Predictor.open(SmallModel.file());
    predictor.close();

    assertThatCode(predictor::close).doesNotThrowAnyException();
  }

  @Test
  void closing_one_leaves_another_of_the_same_file_open() throws IOException {
    try (Predictor stays = Predictor.open(SmallModel.file())) {
      Prediction before = stays.predict(PHOTO);
      Predictor.open(SmallModel.file()).close();

      assertThat(stays.predict(PHOTO)).isEqualTo(before);
    }
  }

  /** Freed native memory under a running call ends the process, so this test fails loudly. */
  @Test
  void closing_waits_for_the_calls_that_run_and_refuses_those_that_follow() throws Exception {
    Prediction expected;
    try (Predictor predictor = Predictor.open(SmallModel.file())) {
      expected = predictor.predict(PHOTO);
    }
    for (int round = 0; round < 5; round++) {
      for (String end : endsOf(Predictor.open(SmallModel.file()), expected)) {
        assertThat(end).as("round " + round).contains("closed");
      }
    }
  }

  private static List<String> endsOf(Predictor predictor, Prediction expected) throws Exception {
    int threads = 3;
    CountDownLatch answered = new CountDownLatch(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(pool.submit(() -> untilClosed(predictor, expected, answered)));
      }
      answered.await();
      predictor.close();
      List<String> messages = new ArrayList<>();
      for (Future<String> end : ends) {
        messages.add(end.get());
      }
      return messages;
    }
  }

  private static String untilClosed(
      Predictor predictor, Prediction expected, CountDownLatch answered) throws IOException {
    while (true) {
      try {
        assertThat(predictor.predict(PHOTO)).isEqualTo(expected);
      } catch (IllegalStateException e) {
        return String.valueOf(e.getMessage());
      } finally {
        answered.countDown();
      }
    }
  }
}
