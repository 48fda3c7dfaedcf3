package graft.app.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import graft.core.study.StudyStore.StudyHeader;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The folder that a run writes to, for this process alone until it is closed.
 *
 * @param path the folder
 * @param goingOn whether an unfinished run of the same photos and settings lies in it
 * @param lock keeps other processes out
 */
record RunFolder(Path path, boolean goingOn, RunLock lock) implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          "result.json",
          "model.onnx",
          "report.html",
          "predictions.csv",
          "study.db",
          "study.db-wal",
          "study.db-shm",
          "study.db-journal");
  private static final String PROBE = ".graft.probe";

  Path model() {
    return path.resolve("model.onnx");
  }

  Path result() {
    return path.resolve("result.json");
  }

  Path report() {
    return path.resolve("report.html");
  }

  Path predictions() {
    return path.resolve("predictions.csv");
  }

  Path study() {
    return path.resolve("study.db");
  }

  @Override
  public void close() {
    lock.close();
  }

  /** Graft's own files, and what a killed run has left of them half written. */
  static boolean isOwn(Path file) {
    String name = file.getFileName().toString();
    return FILES.contains(name)
        || name.equals(PROBE)
        || name.equals(RunLock.FILE)
        || FILES.stream()
            .anyMatch(own -> name.equals("." + own + ".half") || name.equals("." + own + ".part"));
  }

  /** Whether the folder holds a run with its last word said. */
  static boolean isFinished(Path run) {
    try {
      JsonNode result = new ObjectMapper().readTree(run.resolve("result.json").toFile());
      return result.isObject() && result.path("finished").asBoolean(true);
    } catch (IOException e) {
      return false;
    }
  }

  /** What the study in a folder is of: empty where there is none, or it has not begun. */
  static Optional<StudyHeader> header(Path run) {
    if (!Files.exists(run.resolve("study.db"))) {
      return Optional.empty();
    }
    try (var study = SqliteStudyStore.openReadOnly(run.resolve("study.db"))) {
      return study.header();
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  /** How many photos a run with a study took, where the clock decided it. */
  static OptionalInt photosRead(Path run) {
    try (var study = SqliteStudyStore.openReadOnly(run.resolve("study.db"))) {
      return study.answer(RunFolders.PHOTOS);
    }
  }

  /** Makes the folder where it is missing, and sees that it can be written. */
  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = folder.resolve(PROBE);
      Files.write(probe, new byte[0]);
      Files.deleteIfExists(probe);
    } catch (IOException e) {
      throw WriteFailure.of("The output folder", folder, "--out", e);
    }
  }

  /** Removes Graft's own files, nothing else. */
  void clear() {
    try (var entries = Files.list(path)) {
      for (Path file : entries.filter(RunFolder::isOwn).toList()) {
        if (!file.endsWith(RunLock.FILE)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UserError("The run in %s cannot be replaced: %s (--out)".formatted(path, e), e);
    }
  }
}
