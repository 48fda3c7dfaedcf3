package graft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.core.random.CounterRandom;
import graft.core.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged cache never stops a run and never answers with anything but what was saved. */
class DamagedCacheTest {
  private static final int PHOTOS = 300;
  private static final int LENGTH = 64;
  private static final int SEEDS = 60;

  @TempDir Path temp;
  private final List<String> notices = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void fill_a_cache() {
    file = temp.resolve("features.db");
    try (FeatureStore store = open()) {
      fill(store);
    }
  }

  private FeatureStore open() {
    return SqliteFeatureStore.open(
        temp, "reader-1", notice -> notices.add(Words.english().say(notice)));
  }

  private static void fill(FeatureStore store) {
    store.saveFacts(facts());
    store.saveFeatures(Samples.KEY, Samples.vectors(0, PHOTOS, LENGTH));
  }

  private static Map<Hash, PhotoFacts> facts() {
    Map<Hash, PhotoFacts> facts = new HashMap<>();
    for (int photo = 0; photo < PHOTOS; photo++) {
      PhotoFacts.Decoded decoded = new PhotoFacts.Decoded(Samples.hash(-photo), 9, 9, "JPEG", 1);
      facts.put(Samples.hash(photo), photo % 10 == 0 ? new PhotoFacts.Broken("empty") : decoded);
    }
    return facts;
  }

  @Test
  void moves_garbage_aside_says_so_and_begins_anew() throws Exception {
    Files.writeString(file, "garbage ".repeat(10_000));
    try (FeatureStore store = open()) {
      assertThat(store.present(Samples.KEY, Samples.hashes(0, PHOTOS))).isEmpty();
      fill(store);
    }
    assertThat(notices)
        .singleElement()
        .asString()
        .contains(file.toString(), "is damaged", "features.db.damaged-1", "can be deleted");
    assertThat(temp.resolve("features.db.damaged-1")).content().startsWith("garbage garbage");
    try (FeatureStore store = open()) {
      assertThat(store.present(Samples.KEY, Samples.hashes(0, PHOTOS))).hasSize(PHOTOS);
    }
    assertThat(notices).hasSize(1);
  }

  @Test
  void keeps_every_damaged_file_under_a_name_of_its_own() throws Exception {
    for (int times = 1; times <= 3; times++) {
      Files.writeString(file, "garbage ".repeat(10_000));
      open().close();
      assertThat(temp.resolve("features.db.damaged-" + times)).exists();
    }
  }

  @Test
  void survives_a_file_cut_off_anywhere() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int seed = 0; seed < SEEDS; seed++) {
      int length = (int) (CounterRandom.uniform(seed) * whole.length);
      Files.write(file, Arrays.copyOf(whole, length));
      check("cut to %d bytes, seed %d".formatted(length, seed));
    }
  }

  @Test
  void survives_garbage_written_over_any_part() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int seed = 0; seed < SEEDS; seed++) {
      Files.write(file, Damage.some(whole, seed));
      check("seed " + seed);
    }
  }

  private void check(String what) {
    List<Hash> photos = Samples.hashes(0, PHOTOS);
    Map<Hash, PhotoFacts> saved = facts();
    try (FeatureStore store = open()) {
      assertThat(saved.entrySet()).as(what).containsAll(store.facts(photos).entrySet());
      Set<Hash> present = store.present(Samples.KEY, photos);
      assertThat(photos).as(what).containsAll(present);
      checkVectors(what, store, photos.stream().filter(present::contains).toList());
      fill(store);
    }
    try (FeatureStore store = open()) {
      checkVectors(what, store, photos);
    }
  }

  private static void checkVectors(String what, FeatureStore store, List<Hash> photos) {
    try {
      FeatureMatrix matrix = store.features(Samples.KEY, photos);
      float[] row = new float[LENGTH];
      for (int i = 0; i < photos.size(); i++) {
        matrix.copyRow(i, row, 0);
        int photo = i;
        assertThat(row).as("%s, photo %d", what, photo).isEqualTo(vectorOf(photos.get(i)));
      }
    } catch (NoSuchElementException e) {
      // the damage was noticed only now, and the file is replaced
      assertThat(store.present(Samples.KEY, photos)).as(what).isEmpty();
    }
  }

  private static float[] vectorOf(Hash photo) {
    return Samples.vector(Samples.hashes(0, PHOTOS).indexOf(photo), LENGTH);
  }

  @Test
  void believes_no_row_that_does_not_match_its_checksum() {
    for (String flip :
        List.of(
            "UPDATE files SET width = 8",
            "UPDATE files SET pixels = randomblob(32) WHERE pixels IS NOT NULL",
            "UPDATE files SET broken = 'else' WHERE broken IS NOT NULL",
            "UPDATE features SET vector = zeroblob(256)",
            "UPDATE features SET vector = substr(vector, 5)")) {
      RawSql.run(file, flip);
      int before = notices.size();
      check(flip);
      assertThat(notices).as(flip).hasSize(before + 1);
    }
  }

  @Test
  void goes_on_when_damage_is_noticed_in_mid_run() throws Exception {
    List<Hash> photos = Samples.hashes(0, PHOTOS);
    try (FeatureStore store = open()) {
      assertThat(store.present(Samples.KEY, photos)).hasSize(PHOTOS);
      Damage.overwriteFrom(file, 2 * 16_384);
      assertThatThrownBy(() -> store.features(Samples.KEY, photos))
          .isInstanceOf(NoSuchElementException.class);
      assertThat(notices).singleElement().asString().contains("damaged-1");
      assertThat(store.facts(photos)).isEmpty();
      assertThat(store.present(Samples.KEY, photos)).isEmpty();
      fill(store);
      assertThat(store.features(Samples.KEY, photos).rows()).isEqualTo(PHOTOS);
    }
    assertThat(temp.resolve("features.db.damaged-1")).exists();
  }

  @Test
  void shares_the_new_file_when_two_runs_notice_the_damage() throws Exception {
    List<Hash> photos = Samples.hashes(0, PHOTOS);
    try (FeatureStore first = open();
        FeatureStore second = open()) {
      Damage.overwriteFrom(file, 2 * 16_384);
      assertThat(first.facts(photos)).isEmpty();
      fill(first);
      assertThat(second.facts(photos)).isEqualTo(facts());
      assertThat(second.features(Samples.KEY, photos).rows()).isEqualTo(PHOTOS);
    }
    assertThat(notices).hasSize(1);
  }
}
