package graft.store;

import graft.core.words.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The feature cache's file in its folder. A damaged one is moved aside and a new one begun, because
 * a cache can always be computed again.
 */
final class CacheFile {
  private static final int ATTEMPTS = 3;

  private final Place place;
  private final Consumer<Sentence> notice;

  CacheFile(Path folder, Consumer<Sentence> notice) {
    this.place = new Place(folder.resolve("features.db"), Kind.FEATURES);
    this.notice = notice;
  }

  /** Opens it, or a new one. */
  Database open() {
    place.createFolder();
    try (FolderLock _ = lock()) {
      return openLocked();
    } catch (IOException e) {
      throw place.failure(e);
    }
  }

  /** Opens a new one instead of one that turned out to be damaged. */
  Database replace(Database damaged, DamagedException cause) {
    place.createFolder();
    try (FolderLock _ = lock()) {
      boolean inPlace = damaged.isInPlace(); // else another process has replaced it already
      closeQuietly(damaged, cause);
      if (inPlace) {
        setAside(cause);
      }
      return openLocked();
    } catch (IOException e) {
      throw place.failure(e);
    }
  }

  private FolderLock lock() throws IOException {
    return FolderLock.acquire(place.file().resolveSibling("features.lock"));
  }

  private Database openLocked() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Database.open(place);
      } catch (DamagedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        setAside(e);
      }
    }
  }

  private void setAside(DamagedException cause) throws IOException {
    Path file = place.file();
    Path aside = freeName();
    for (String part : new String[] {"", "-wal", "-shm"}) {
      Path from = beside(file, part);
      if (Files.exists(from)) {
        Files.move(from, beside(aside, part));
      }
    }
    notice.accept(
        Sentence.of("run.cacheReplaced")
            .with("damage", String.valueOf(cause.getMessage()))
            .with("aside", aside.getFileName()));
  }

  private Path freeName() {
    for (int number = 1; ; number++) {
      Path aside = beside(place.file(), ".damaged-" + number);
      if (!Files.exists(aside) && !Files.exists(beside(aside, "-wal"))) {
        return aside;
      }
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static void closeQuietly(Database damaged, DamagedException cause) {
    try {
      damaged.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
