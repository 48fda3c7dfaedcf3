package graft.app.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.StartMode;
import graft.core.error.UserError;
import graft.core.study.StudyStore.StudyHeader;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that a run writes to.
 *
 * @param path the folder
 * @param goingOn whether an unfinished run of the same photos and settings lies in it
 */
record RunFolder(Path path, boolean goingOn) {
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

  /**
   * Refuses, before any work is done, a folder that can never be written.
   *
   * @throws UserError saying what to do
   */
  static void checkEarly(Folders folders) {
    Path out = folders.out().orElse(Path.of("runs"));
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserError("The output must be a folder, but %s is a file (--out)".formatted(out));
    }
    create(out);
    folders.out().ifPresent(path -> refuseForeign(path, folders.start()));
  }

  /** The folder for this run: an unfinished one of the same header, or a new one. */
  static RunFolder choose(Folders folders, StudyHeader header) {
    if (folders.out().isPresent()) {
      return named(folders.out().get(), folders.start(), header);
    }
    String name = folders.photos().toAbsolutePath().normalize().getFileName().toString();
    List<Path> runs = numbered(name);
    if (folders.start() == StartMode.GO_ON) {
      Optional<Path> unfinished =
          runs.reversed().stream()
              .filter(run -> !isFinished(run) && header(run).filter(header::continues).isPresent())
              .findFirst();
      if (unfinished.isPresent()) {
        return new RunFolder(unfinished.get(), true);
      }
    }
    return createNumbered(name, runs.isEmpty() ? 1 : number(runs.getLast(), name) + 1);
  }

  /** The folder of the first number that is free, however many processes look for one. */
  private static RunFolder createNumbered(String name, int first) {
    for (int number = first; ; number++) {
      Path run = Path.of("runs", name + "-" + number);
      try {
        Files.createDirectory(run);
        return new RunFolder(create(run), false);
      } catch (FileAlreadyExistsException e) {
        // another process was faster
      } catch (IOException e) {
        throw WriteFailure.of("The output folder", run, "--out", e);
      }
    }
  }

  private static RunFolder named(Path out, StartMode start, StudyHeader header) {
    boolean used = Files.exists(out.resolve("study.db"));
    if (used && start == StartMode.GO_ON) {
      if (isFinished(out)) {
        throw refused(out, "a finished run lies there");
      }
      if (header(out).filter(known -> !header.continues(known)).isPresent()) {
        throw refused(out, "an unfinished run of other photos or settings lies there");
      }
      return new RunFolder(out, true);
    }
    if (used && start == StartMode.FRESH && isFinished(out)) {
      throw refused(out, "a finished run lies there");
    }
    clear(out);
    return new RunFolder(create(out), false);
  }

  private static void refuseForeign(Path out, StartMode start) {
    try (var entries = Files.list(out)) {
      Optional<Path> foreign = entries.filter(p -> !isOwn(p)).findFirst();
      if (foreign.isPresent()) {
        throw refused(
            out, "it holds files that are not Graft's, such as " + foreign.get().getFileName());
      }
    } catch (IOException e) {
      throw new UserError("The output folder %s cannot be listed: %s (--out)".formatted(out, e), e);
    }
    if (start == StartMode.GO_ON && isFinished(out)) {
      throw refused(out, "a finished run lies there");
    }
  }

  /** Graft's own files, and what a killed run has left of them half written. */
  private static boolean isOwn(Path file) {
    String name = file.getFileName().toString();
    return FILES.contains(name)
        || name.equals(PROBE)
        || FILES.stream()
            .anyMatch(own -> name.equals("." + own + ".half") || name.equals("." + own + ".part"));
  }

  private static UserError refused(Path out, String why) {
    return new UserError(
        "The output folder %s must be empty or hold an unfinished run of the same photos and settings, but %s."
                .formatted(out, why)
            + " Name another folder (--out DIR), or replace the run (--overwrite)");
  }

  private static boolean isFinished(Path run) {
    try {
      JsonNode result = new ObjectMapper().readTree(run.resolve("result.json").toFile());
      return result.isObject() && result.path("finished").asBoolean(true);
    } catch (IOException e) {
      return false;
    }
  }

  /** What the study in a folder is of: empty where there is none, or it has not begun. */
  private static Optional<StudyHeader> header(Path run) {
    if (!Files.exists(run.resolve("study.db"))) {
      return Optional.empty();
    }
    try (var study = SqliteStudyStore.openReadOnly(run.resolve("study.db"))) {
      return study.header();
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  private static List<Path> numbered(String name) {
    Path runs = Path.of("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var entries = Files.list(runs)) {
      return entries
          .filter(p -> number(p, name) > 0)
          .sorted(Comparator.comparingInt(p -> number(p, name)))
          .toList();
    } catch (IOException e) {
      throw new UserError("The folder runs cannot be listed: " + e, e);
    }
  }

  private static int number(Path run, String name) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(name) + "-(\\d{1,9})", Pattern.DOTALL)
            .matcher(run.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static Path create(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = folder.resolve(PROBE);
      Files.write(probe, new byte[0]);
      Files.deleteIfExists(probe);
      return folder;
    } catch (IOException e) {
      throw WriteFailure.of("The output folder", folder, "--out", e);
    }
  }

  /** Removes Graft's own files, nothing else. */
  private static void clear(Path out) {
    try (var entries = Files.list(out)) {
      for (Path file : entries.filter(RunFolder::isOwn).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UserError("The run in %s cannot be replaced: %s (--out)".formatted(out, e), e);
    }
  }
}
