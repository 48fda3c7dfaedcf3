package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadOptions;
import graft.core.study.Crew;
import graft.core.study.Objective.Assignment;
import graft.core.study.Ration;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies that older Grafts wrote open for ever: study-v1.db is of commit 639a82b, study-v2.db of
 * e946b85.
 */
class OldStudyTest {
  @TempDir Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void bring_the_old_file() throws IOException {
    file = temp.resolve("study.db");
    try (InputStream old = OldStudyTest.class.getResourceAsStream("study-v1.db")) {
      Files.write(file, old.readAllBytes());
    }
  }

  @Test
  void is_looked_at_without_being_changed() throws IOException {
    byte[] before = Files.readAllBytes(file);
    try (StudyStore store = SqliteStudyStore.openReadOnly(file)) {
      assertAllThere(store);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void is_gone_on_with_in_the_tables_of_today() {
    try (StudyStore store = SqliteStudyStore.open(file)) {
      assertAllThere(store);
      store.saveAnswer("trials", 3);
    }
    try (StudyStore store = SqliteStudyStore.openReadOnly(file)) {
      assertAllThere(store);
      assertThat(store.answer("trials")).hasValue(3);
    }
  }

  @Test
  void one_of_version_2_is_gone_on_with_by_several_processes() throws IOException {
    try (InputStream old = OldStudyTest.class.getResourceAsStream("study-v2.db")) {
      Files.write(file, old.readAllBytes());
    }
    try (StudyStore store = SqliteStudyStore.openReadOnly(file)) {
      assertThat(store.results()).hasSize(80);
    }
    try (StudyStore store = SqliteStudyStore.open(file)) {
      assertThat(store.epochs()).hasSize(1433);
      assertThat(store.epochs(3))
          .isEqualTo(store.epochs().stream().filter(e -> e.trial() == 3).toList())
          .isNotEmpty();
      assertThat(store.decisions()).hasSize(11);
      Trial trial = store.trials().getFirst();
      assertThat(store.share(List.of(List.of(new Assignment(trial, 0))), Crew.ALONE).done())
          .hasSize(1);
    }
  }

  private static void assertAllThere(StudyStore store) {
    assertThat(store.header().orElseThrow().version()).isEqualTo("0.1.0");
    assertThat(store.split()).hasSize(80);
    assertThat(store.epochs()).hasSize(1881);
    assertThat(store.results()).hasSize(104);
    assertThat(store.decisions()).hasSize(4);
    assertThat(store.trials()).hasSize(72);
    for (Trial trial : store.trials()) {
      assertThat(trial.ration()).isEqualTo(Ration.ALL);
      assertThat(trial.recipe().options()).isEqualTo(HeadOptions.PLAIN);
    }
  }
}
