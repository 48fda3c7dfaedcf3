package graft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.study.EpochReport;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStudyStoreTest extends StudyStoreContract {
  @TempDir Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void name_the_file() {
    file = temp.resolve("runs\n花?").resolve("study.db");
  }

  @Override
  StudyStore open() {
    return SqliteStudyStore.open(file);
  }

  @Test
  void is_one_file_once_closed() throws Exception {
    try (StudyStore store = open()) {
      store.saveDecision(0, Sentence.of("a"));
    }
    try (var files = Files.list(file.resolveSibling(""))) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Files.readAllBytes(file)[18]).as("write format: 1 = no log").isEqualTo((byte) 1);
  }

  @Test
  void may_be_looked_at_while_it_is_written() {
    try (StudyStore store = open()) {
      store.saveDecision(0, Sentence.of("a"));
      try (StudyStore reader = SqliteStudyStore.openReadOnly(file)) {
        store.saveEpochs(List.of(new EpochReport(0, 0, 1, 1, 1, 1)));
        assertThat(reader.epochs()).hasSize(1);
        assertThatThrownBy(() -> reader.saveTrials(List.of()))
            .isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  @Test
  void loses_nothing_when_somebody_looks_at_it_while_it_is_closed() {
    StudyStore store = open();
    store.saveDecision(0, Sentence.of("a"));
    try (StudyStore reader = SqliteStudyStore.openReadOnly(file)) {
      store.close();
      assertThat(reader.decisions()).hasSize(1);
    }
    try (StudyStore again = open()) {
      assertThat(again.decisions()).hasSize(1);
    }
  }

  @Test
  void reading_makes_no_file() {
    assertThatThrownBy(() -> SqliteStudyStore.openReadOnly(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Expected a run folder with study.db");
    assertThat(file).doesNotExist();
  }

  @Test
  void refuses_a_damaged_file_and_leaves_it_alone() throws Exception {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "garbage ".repeat(2_000));
    assertThatThrownBy(this::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("damaged")
        .hasMessageContaining("--fresh");
    assertThatThrownBy(() -> SqliteStudyStore.openReadOnly(file)).isInstanceOf(UserError.class);
    assertThat(Files.readString(file)).startsWith("garbage garbage");
  }

  @Test
  void refuses_a_cut_off_file() throws Exception {
    try (StudyStore store = open()) {
      store.saveDecision(0, Sentence.of("a"));
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("damaged");
  }

  @Test
  void refuses_the_study_of_a_newer_graft() {
    open().close();
    RawSql.run(file, "PRAGMA user_version = 5");
    assertThatThrownBy(this::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer Graft (version 5, this one knows 4)")
        .hasMessageContaining("--out DIR");
  }

  @Test
  void refuses_a_feature_cache() {
    SqliteFeatureStore.open(temp, "reader", _ -> {}).close();
    assertThatThrownBy(() -> SqliteStudyStore.open(temp.resolve("features.db")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Expected Graft's study");
  }
}
