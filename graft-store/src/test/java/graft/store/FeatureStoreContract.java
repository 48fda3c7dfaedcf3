package graft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Glance;
import graft.core.photos.PhotoFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link FeatureStore} must do. */
abstract class FeatureStoreContract {

  /** Opens the test's cache, the same each time. */
  abstract FeatureStore open();

  @Test
  void keeps_the_facts_of_photos_and_of_broken_files() {
    Map<Hash, PhotoFacts> facts =
        Map.of(
            Samples.hash(1), new PhotoFacts.Decoded(Samples.hash(11), 320, 240, "JPEG", 6),
            Samples.hash(2), new PhotoFacts.Broken("The file is empty: 花, ' and \n in it"));
    try (FeatureStore store = open()) {
      store.saveFacts(facts);
      assertThat(store.facts(Samples.hashes(0, 4))).isEqualTo(facts);
    }
    try (FeatureStore store = open()) {
      assertThat(store.facts(Samples.hashes(0, 4))).isEqualTo(facts);
      assertThat(store.facts(List.of(Samples.hash(2)))).containsOnlyKeys(Samples.hash(2));
    }
  }

  @Test
  void keeps_glances() {
    byte[] rgb = new byte[3 * Glance.SIDE * Glance.SIDE];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (31 * i);
    }
    Map<Hash, Glance> glances =
        Map.of(Samples.hash(1), Glance.of(rgb), Samples.hash(2), Glance.of(new byte[rgb.length]));
    try (FeatureStore store = open()) {
      store.saveGlances(glances);
      store.saveGlances(Map.of());
    }
    try (FeatureStore store = open()) {
      assertThat(store.glances(Samples.hashes(0, 4))).isEqualTo(glances);
      assertThat(store.glances(List.of())).isEmpty();
    }
  }

  @Test
  void gives_vectors_back_to_the_bit() {
    float[] odd = {-0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1f / 3};
    try (FeatureStore store = open()) {
      store.saveFeatures(Samples.KEY, Map.of(Samples.hash(0), odd));
    }
    try (FeatureStore store = open()) {
      assertThat(row(store.features(Samples.KEY, Samples.hashes(0, 1)), 0)).isEqualTo(odd);
    }
  }

  @Test
  void lays_rows_in_the_order_asked_even_when_a_photo_comes_twice() {
    try (FeatureStore store = open()) {
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 1_203, 7));
      List<Integer> order = new ArrayList<>(IntStream.range(0, 1_203).boxed().toList());
      Collections.reverse(order);
      order.addAll(List.of(5, 5, 0));
      FeatureMatrix matrix =
          store.features(Samples.KEY, order.stream().map(Samples::hash).toList());
      assertThat(matrix.rows()).isEqualTo(order.size());
      for (int i = 0; i < order.size(); i++) {
        assertThat(row(matrix, i)).isEqualTo(Samples.vector(order.get(i), 7));
      }
    }
  }

  @Test
  void says_which_photo_has_no_features() {
    try (FeatureStore store = open()) {
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 3, 4));
      assertThat(store.present(Samples.KEY, Samples.hashes(2, 9))).containsExactly(Samples.hash(2));
      assertThatThrownBy(() -> store.features(Samples.KEY, Samples.hashes(0, 5)))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("2 of 5")
          .hasMessageContaining(Samples.hash(3).toString());
    }
  }

  @Test
  void keeps_features_under_different_keys_apart() {
    FeatureKey key = Samples.KEY;
    List<FeatureKey> others =
        List.of(
            new FeatureKey("crop-288", key.backbone(), key.versions()),
            new FeatureKey(key.view(), Hash.ofText("lite2"), key.versions()),
            new FeatureKey(key.view(), key.backbone(), "triangle-2"));
    try (FeatureStore store = open()) {
      store.saveFeatures(key, Samples.vectors(0, 2, 4));
      for (FeatureKey other : others) {
        assertThat(store.present(other, Samples.hashes(0, 2))).isEmpty();
        store.saveFeatures(other, Samples.vectors(1, 2, 9));
        assertThat(store.present(other, Samples.hashes(0, 2))).containsExactly(Samples.hash(1));
      }
      assertThat(store.features(key, Samples.hashes(0, 2)).columns()).isEqualTo(4);
    }
  }

  @Test
  void keeps_once_what_is_saved_twice() {
    try (FeatureStore store = open()) {
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 5, 4));
      store.saveFeatures(Samples.KEY, Samples.vectors(3, 8, 4));
      assertThat(store.present(Samples.KEY, Samples.hashes(0, 20))).hasSize(8);
      assertThat(row(store.features(Samples.KEY, Samples.hashes(0, 8)), 4))
          .isEqualTo(Samples.vector(4, 4));
    }
  }

  @Test
  void refuses_vectors_of_another_length_and_keeps_none_of_them() {
    try (FeatureStore store = open()) {
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 1, 4));
      Map<Hash, float[]> mixed = Samples.vectors(1, 50, 4);
      mixed.put(Samples.hash(50), new float[5]);
      assertThatThrownBy(() -> store.saveFeatures(Samples.KEY, mixed))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.present(Samples.KEY, Samples.hashes(0, 51))).hasSize(1);
    }
  }

  @Test
  void takes_nothing_for_an_answer() {
    try (FeatureStore store = open()) {
      store.saveFacts(Map.of());
      store.saveFeatures(Samples.KEY, Map.of());
      assertThat(store.facts(List.of())).isEmpty();
      assertThat(store.present(Samples.KEY, List.of())).isEmpty();
      assertThat(store.features(Samples.KEY, List.of()).rows()).isZero();
    }
  }

  @Test
  void counts_each_run_that_looks_at_a_test_part_once() {
    try (FeatureStore store = open()) {
      assertThat(store.countLook(Samples.hash(1), "a")).isEqualTo(1);
      assertThat(store.countLook(Samples.hash(1), "b")).isEqualTo(2);
      assertThat(store.countLook(Samples.hash(2), "b")).isEqualTo(1);
    }
    try (FeatureStore store = open()) {
      assertThat(store.countLook(Samples.hash(1), "a")).isEqualTo(1);
      assertThat(store.countLook(Samples.hash(1), "c")).isEqualTo(3);
    }
  }

  @Test
  void holds_two_hundred_thousand_photos() {
    Map<Hash, PhotoFacts> facts = new HashMap<>();
    for (Hash hash : Samples.hashes(0, 200_000)) {
      facts.put(hash, new PhotoFacts.Decoded(hash, 1, 1, "PNG", 1));
    }
    try (FeatureStore store = open()) {
      store.saveFacts(facts);
      assertThat(store.facts(facts.keySet()).equals(facts)).isTrue();
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 1, 4));
      assertThat(store.present(Samples.KEY, facts.keySet())).hasSize(1);
    }
  }

  @Test
  void serves_several_threads() throws Exception {
    try (FeatureStore store = open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int part = 0; part < 40; part++) {
        int from = part * 10;
        work.add(
            () -> {
              store.saveFeatures(Samples.KEY, Samples.vectors(from, from + 15, 8));
              store.features(Samples.KEY, Samples.hashes(from, from + 15));
              return store.countLook(Samples.hash(0), "run " + from);
            });
      }
      List<Integer> looks = new ArrayList<>();
      for (Future<Integer> done : threads.invokeAll(work)) {
        looks.add(done.get());
      }
      assertThat(looks)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
      assertThat(store.present(Samples.KEY, Samples.hashes(0, 405))).hasSize(405);
    }
  }

  private static float[] row(FeatureMatrix matrix, int row) {
    float[] values = new float[matrix.columns()];
    matrix.copyRow(row, values, 0);
    return values;
  }
}
