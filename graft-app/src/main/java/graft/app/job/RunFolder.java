package graft.app.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.StudyHeader;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The folder that a run writes to. No other process uses it for anything but this run, until it is
 * closed.
 *
 * @param path the folder
 * @param entry how this process came in
 * @param crew the processes that work on the run
 * @param study the run's books
 */
record RunFolder(Path path, Entry entry, RunCrew crew, StudyStore study) implements AutoCloseable {

  /**
   * How a process came in.
   *
   * @param goingOn whether an unfinished run of the same photos and settings lay in the folder
   * @param others processes that were at work on it
   */
  record Entry(boolean goingOn, int others) {}

  private static final List<String> FILES =
      List.of(
          "result.json",
          "model.onnx",
          "report.html",
          "predictions.csv",
          "study.db",
          "study.db-wal",
          "study.db-shm",
          "study.db-journal",
          "finetune.activations",
          ".finetune.activations.part",
          "finetune.looked",
          "finetune.state");
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

  /** Activations at the cut, while the run fine-tunes. */
  Path activations() {
    return path.resolve("finetune.activations");
  }

  /** Which photos' activations are there, while they are made. */
  Path looked() {
    return path.resolve("finetune.looked");
  }

  /** Where a fine-tuning stands. */
  Path fineTuneState() {
    return path.resolve("finetune.state");
  }

  /**
   * The right to write what the run leaves behind, once no other process has it.
   *
   * @param interrupted whether to wait no longer
   */
  RunLock door(BooleanSupplier interrupted) {
    return RunLock.await(path, interrupted);
  }

  @Override
  public void close() {
    try (crew) {
      study.close();
    }
  }

  /** Graft's own files, and what a killed run has left of them half written. */
  static boolean isOwn(Path file) {
    String name = file.getFileName().toString();
    return FILES.contains(name)
        || name.equals(PROBE)
        || name.equals(RunLock.FILE)
        || name.startsWith(RunCrew.PREFIX)
        || name.startsWith(ComparedFile.PREFIX)
        || name.startsWith("." + ComparedFile.PREFIX)
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
      throw WriteFailure.of("The output folder", folder, "--out DIR", e);
    }
  }

  /** Removes Graft's own files from a folder, nothing else; who does so holds its lock. */
  static void clear(Path path) {
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
