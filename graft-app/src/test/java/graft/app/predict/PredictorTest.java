package graft.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.predict.Prediction;
import graft.predict.Prediction.Score;
import graft.predict.Predictor;
import graft.predict.decode.UnreadablePhotoException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PredictorTest {
  private static final Predictor PREDICTOR = Predictor.open(SmallModel.file());

  @AfterAll
  static void close() {
    PREDICTOR.close();
  }

  private static List<Prediction> all(Predictor predictor) throws IOException {
    List<Prediction> answers = new ArrayList<>();
    for (Path photo : SmallModel.photos()) {
      answers.add(predictor.predict(photo));
    }
    return answers;
  }

  @Test
  void answers_the_same_for_a_path_its_bytes_and_its_stream() throws IOException {
    for (Path photo : SmallModel.photos()) {
      byte[] bytes = Files.readAllBytes(photo);
      Prediction answer = PREDICTOR.predict(photo);

      assertThat(PREDICTOR.predict(bytes)).isEqualTo(answer);
      assertThat(PREDICTOR.predict(new ByteArrayInputStream(bytes))).isEqualTo(answer);
    }
  }

  @Test
  void leaves_the_stream_open() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream(Files.readAllBytes(SmallModel.photos().get(0))) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    PREDICTOR.predict(stream);

    assertThat(closed).isFalse();
  }

  @Test
  void the_photos_do_not_all_get_one_answer() throws IOException {
    assertThat(all(PREDICTOR).stream().distinct()).hasSize(SmallModel.photos().size());
    assertThat(all(PREDICTOR).stream().map(Prediction::label).distinct())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void scores_are_sorted_sum_to_one_and_name_each_label_of_the_card_once() throws IOException {
    for (Prediction answer : all(PREDICTOR)) {
      List<Double> probabilities = answer.scores().stream().map(Score::probability).toList();
      assertThat(probabilities).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(probabilities.stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-5));
      assertThat(answer.scores().stream().map(Score::label))
          .containsExactlyInAnyOrderElementsOf(PREDICTOR.model().labels());
      assertThat(answer.label()).isEqualTo(answer.scores().get(0).label());
      assertThat(answer.probability()).isEqualTo(probabilities.get(0));
      assertThat(answer.top(2)).isEqualTo(answer.scores().subList(0, 2));
      assertThat(answer.top(99)).isEqualTo(answer.scores());
    }
  }

  @Test
  void the_card_says_what_the_model_is() throws IOException {
    List<String> species =
        SmallModel.photos().stream()
            .map(p -> p.getName(p.getNameCount() - 2).toString())
            .distinct()
            .toList();
    assertThat(PREDICTOR.model().labels()).isEqualTo(species);
    assertThat(PREDICTOR.model().get("graft.backbone")).isEqualTo("efficientnet-lite0");
    assertThat(PREDICTOR.model().get("graft.imageSize")).isEqualTo("160");
    assertThat(PREDICTOR.model().get("graft.version")).isEqualTo("0.1.0");
    assertThat(PREDICTOR.model().get("graft.nonsense")).isEmpty();
  }

  @Test
  void threads_that_share_one_get_what_one_thread_gets() throws Exception {
    List<Prediction> alone = all(PREDICTOR);
    Callable<List<Prediction>> task = () -> all(PREDICTOR);

    for (List<Prediction> shared : inThreads(8, task)) {
      assertThat(shared).isEqualTo(alone);
    }
  }

  @Test
  void a_call_with_two_native_threads_gives_the_same_labels() throws IOException {
    List<Prediction> one = all(PREDICTOR);
    try (Predictor predictor =
        Predictor.open(SmallModel.file(), Predictor.Options.defaults().withThreads(2))) {
      List<Prediction> two = all(predictor);
      for (int i = 0; i < one.size(); i++) {
        assertThat(two.get(i).label()).isEqualTo(one.get(i).label());
        assertThat(two.get(i).probability()).isCloseTo(one.get(i).probability(), within(1e-5));
      }
    }
  }

  @Test
  void what_is_no_photo_is_refused_and_the_next_photo_is_answered() throws IOException {
    byte[] text = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PREDICTOR.predict(text)).isInstanceOf(UnreadablePhotoException.class);
    assertThatThrownBy(() -> PREDICTOR.predict(new byte[0]))
        .isInstanceOf(UnreadablePhotoException.class);
    assertThatThrownBy(() -> PREDICTOR.predict(Path.of("no", "such.jpg")))
        .isInstanceOf(NoSuchFileException.class);

    assertThat(PREDICTOR.predict(SmallModel.photos().get(0)).scores()).hasSize(5);
  }

  @Test
  void refuses_less_than_one_thread_and_less_than_one_score() throws IOException {
    assertThatThrownBy(() -> Predictor.Options.defaults().withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0");
    Prediction answer = PREDICTOR.predict(SmallModel.photos().get(0));
    assertThatThrownBy(() -> answer.top(0)).hasMessageContaining("got 0");
  }

  private static <T> List<T> inThreads(int threads, Callable<T> task)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(java.util.Collections.nCopies(threads, task))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
