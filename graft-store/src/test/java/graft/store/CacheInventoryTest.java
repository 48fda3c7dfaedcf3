package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.store.CacheContents.FeatureSet;
import graft.store.CacheContents.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheInventoryTest {
  private static final FeatureKey SMALL = new FeatureKey("squash-224", Samples.hash(1), "v1");
  private static final FeatureKey LARGE = new FeatureKey("squash-288", Samples.hash(1), "v1");
  private static final int LENGTH = 1280;

  @TempDir private Path folder;

  private FeatureStore open(String reader) {
    return SqliteFeatureStore.open(folder, reader, note -> {});
  }

  private static Map<Hash, float[]> vectors(int count) {
    Map<Hash, float[]> vectors = new HashMap<>();
    for (int i = 0; i < count; i++) {
      vectors.put(Samples.hash(100 + i), new float[LENGTH]);
    }
    return vectors;
  }

  /** 400 vectors of one key, 3 of another, facts of two decoders, a look. */
  private CacheInventory filled() {
    try (FeatureStore old = open("reader-1");
        FeatureStore now = open("reader-2")) {
      old.saveFacts(Map.of(Samples.hash(7), new PhotoFacts.Broken("no photo")));
      now.saveFacts(
          Map.of(
              Samples.hash(8), new PhotoFacts.Decoded(Samples.hash(100), 4, 3, "PNG", 1),
              Samples.hash(9), new PhotoFacts.Broken("no photo")));
      now.saveFeatures(SMALL, vectors(400));
      now.saveFeatures(LARGE, vectors(3));
      now.countLook(Samples.hash(50), "a run");
    }
    return CacheInventory.of(folder).orElseThrow();
  }

  @Test
  void tells_what_there_is() throws Exception {
    CacheContents contents = filled().contents();

    assertThat(contents.readers())
        .containsExactly(new Reader("reader-1", 0, 1), new Reader("reader-2", 1, 1));
    assertThat(contents.sets())
        .containsExactly(
            new FeatureSet(1, SMALL, 400, 400 * LENGTH * 4L),
            new FeatureSet(2, LARGE, 3, 3 * LENGTH * 4L));
    assertThat(contents.looks()).isEqualTo(1);
    assertThat(contents.bytes())
        .isGreaterThanOrEqualTo(Files.size(folder.resolve("features.db")))
        .isGreaterThan(403 * LENGTH * 4L);
  }

  @Test
  void there_is_none_where_there_is_no_cache() {
    assertThat(CacheInventory.of(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takes_a_set_and_a_decoder_away_and_gives_the_room_back() {
    CacheInventory inventory = filled();
    CacheContents before = inventory.contents();

    boolean shrunk = inventory.remove(before.sets().subList(0, 1), before.readers().subList(0, 1));

    assertThat(shrunk).isTrue();
    CacheContents after = inventory.contents();
    assertThat(after.sets()).isEqualTo(before.sets().subList(1, 2));
    assertThat(after.readers()).containsExactly(new Reader("reader-2", 1, 1));
    assertThat(after.looks()).isEqualTo(1);
    assertThat(before.bytes() - after.bytes()).isGreaterThan(350 * LENGTH * 4L);
  }

  @Test
  void works_while_another_one_has_the_cache_open() {
    CacheInventory inventory = filled();
    try (FeatureStore other = open("reader-2")) {
      assertThat(other.present(LARGE, vectors(3).keySet())).hasSize(3);
      inventory.remove(inventory.contents().sets().subList(1, 2), List.of());
      assertThat(other.present(LARGE, vectors(3).keySet())).isEmpty();
      assertThat(other.present(SMALL, vectors(3).keySet())).hasSize(3);
      other.saveFeatures(LARGE, vectors(2)); // and goes on
      assertThat(other.features(LARGE, List.copyOf(vectors(2).keySet())).rows()).isEqualTo(2);
    }
  }

  @Test
  void takes_all_away_with_the_looks() {
    CacheInventory inventory = filled();

    inventory.removeAll();

    CacheContents after = inventory.contents();
    assertThat(after.sets()).isEmpty();
    assertThat(after.readers()).isEmpty();
    assertThat(after.looks()).isZero();
    try (FeatureStore store = open("reader-2")) {
      store.saveFeatures(SMALL, vectors(1));
      assertThat(store.countLook(Samples.hash(50), "another run")).isEqualTo(1);
    }
  }
}
