package graft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.core.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFeatureStoreTest extends FeatureStoreContract {
  @TempDir Path temp;
  private final List<String> notices = new ArrayList<>();

  @Override
  FeatureStore open() {
    return open(temp.resolve("cache"), "reader-1");
  }

  private FeatureStore open(Path folder, String reader) {
    return SqliteFeatureStore.open(
        folder, reader, notice -> notices.add(Words.english().say(notice)));
  }

  @Test
  void ignores_what_another_reader_found_until_this_one_saves_its_own() {
    Hash file = Samples.hash(0);
    PhotoFacts old = new PhotoFacts.Broken("too new a format");
    PhotoFacts now = new PhotoFacts.Decoded(Samples.hash(1), 4, 3, "WEBP", 1);
    try (FeatureStore before = open(temp, "reader-1");
        FeatureStore after = open(temp, "reader-2")) {
      before.saveFacts(Map.of(file, old));
      assertThat(after.facts(List.of(file))).isEmpty();
      after.saveFacts(Map.of(file, now));
      assertThat(after.facts(List.of(file))).containsEntry(file, now);
      assertThat(before.facts(List.of(file))).isEmpty();
    }
  }

  @Test
  void keeps_the_first_facts_that_one_reader_saves() {
    Hash file = Samples.hash(0);
    try (FeatureStore store = open()) {
      store.saveFacts(Map.of(file, new PhotoFacts.Broken("first")));
      store.saveFacts(Map.of(file, new PhotoFacts.Broken("second")));
      assertThat(store.facts(List.of(file))).containsEntry(file, new PhotoFacts.Broken("first"));
    }
  }

  @Test
  void takes_folders_with_any_name() throws IOException {
    for (String name : List.of("花と葉", "a\nb", "why?", "50%41", "a b#c;d&e=f", "file:x", "'\"")) {
      Path folder = temp.resolve(name);
      try (FeatureStore store = open(folder, "reader-1")) {
        store.countLook(Samples.hash(0), "run");
      }
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .as(name)
            .containsExactlyInAnyOrder("features.db", "features.lock");
      }
    }
  }

  @Test
  void refuses_a_folder_that_cannot_be_made() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "no folder");
    assertThatThrownBy(() -> open(file.resolve("cache"), "reader-1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("feature cache needs a folder that can be written")
        .hasMessageContaining(file.resolve("cache").toString())
        .hasMessageContaining("--cache DIR");
  }

  @Test
  void refuses_a_file_that_cannot_be_opened() throws Exception {
    Files.createDirectories(temp.resolve("features.db"));
    assertThatThrownBy(() -> open(temp, "reader-1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(temp.toString())
        .hasMessageContaining("--cache DIR");
  }

  @Test
  void refuses_the_cache_of_a_newer_graft_and_leaves_it_alone() {
    open(temp, "reader-1").close();
    RawSql.run(temp.resolve("features.db"), "PRAGMA user_version = 99");
    assertThatThrownBy(() -> open(temp, "reader-1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer Graft (version 99, this one knows 3)")
        .hasMessageContaining("--cache DIR");
    assertThat(temp.resolve("features.db")).exists();
    assertThat(notices).isEmpty();
  }

  @Test
  void refuses_another_programs_database_and_leaves_it_alone() {
    RawSql.run(temp.resolve("features.db"), "CREATE TABLE theirs (a)");
    assertThatThrownBy(() -> open(temp, "reader-1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("database of another program");
    RawSql.run(temp.resolve("features.db"), "INSERT INTO theirs VALUES (1)");
  }

  @Test
  void waits_for_another_process_that_writes() throws Exception {
    try (FeatureStore store = open(temp, "reader-1")) {
      Thread save;
      try (var other = RawSql.open(temp.resolve("features.db"));
          var statement = other.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        save = Thread.ofPlatform().start(() -> store.countLook(Samples.hash(0), "first"));
        assertThat(save.join(Duration.ofMillis(300))).isFalse();
        statement.execute("COMMIT");
      }
      save.join();
      assertThat(store.countLook(Samples.hash(0), "second")).isEqualTo(2);
    }
  }

  @Test
  void may_be_deleted_at_any_time() throws Exception {
    try (FeatureStore store = open(temp, "reader-1")) {
      store.saveFeatures(Samples.KEY, Samples.vectors(0, 5, 4));
      for (String name : List.of("features.db", "features.db-wal", "features.db-shm")) {
        Files.delete(temp.resolve(name));
      }
      store.saveFeatures(Samples.KEY, Samples.vectors(5, 9, 4));
      try (FeatureStore other = open(temp, "reader-1")) {
        other.saveFeatures(Samples.KEY, Samples.vectors(20, 23, 4));
      }
    }
    try (FeatureStore store = open(temp, "reader-1")) {
      assertThat(store.present(Samples.KEY, Samples.hashes(20, 30))).hasSize(3);
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void says_that_it_is_closed() {
    FeatureStore store = open(temp, "reader-1");
    store.close();
    store.close();
    assertThatThrownBy(() -> store.facts(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
