package graft.app.job;

import graft.core.study.StudyStore;
import graft.store.SqliteStudyStore;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A run's books, and a deadline by the test's own clock. */
abstract class ClockedStudy {
  @TempDir Path dir;
  final AtomicLong clock = new AtomicLong(3);
  StudyStore study;

  @BeforeEach
  void open() {
    study = SqliteStudyStore.open(dir.resolve("study.db"));
  }

  @AfterEach
  void close() {
    study.close();
  }

  /** Two minutes, of which 84 s are for photos. */
  Deadline deadline() {
    return new Deadline(2, false, clock::get);
  }
}
