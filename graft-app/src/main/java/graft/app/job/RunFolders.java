package graft.app.job;

import graft.app.job.RunFolder.Entry;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.StartMode;
import graft.core.error.UserError;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.StudyHeader;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the folder of a run: the one that was named, an unfinished one, or the next number. */
final class RunFolders {
  private static final Path RUNS = Path.of("runs");

  private final Folders folders;
  private final StudyHeader header;
  private final Consumer<StudyStore> beginning;
  private final BooleanSupplier interrupted;

  private RunFolders(
      Folders folders,
      StudyHeader header,
      Consumer<StudyStore> beginning,
      BooleanSupplier interrupted) {
    this.folders = folders;
    this.header = header;
    this.beginning = beginning;
    this.interrupted = interrupted;
  }

  /**
   * Refuses, before any work is done, a folder that can never be written.
   *
   * @throws UserError saying what to do
   */
  static void checkEarly(Folders folders) {
    Path out = folders.out().orElse(RUNS);
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserError("The output must be a folder, but %s is a file (--out)".formatted(out));
    }
    RunFolder.create(out);
    folders.out().ifPresent(path -> refuseForeign(path, folders.start()));
  }

  /**
   * The folder for this run: an unfinished one of the same header, which other processes may be
   * working on, or a new one.
   *
   * @param beginning writes down what the study is of, where that is not yet known
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  static RunFolder choose(
      Folders folders,
      StudyHeader header,
      Consumer<StudyStore> beginning,
      BooleanSupplier interrupted) {
    RunFolders choice = new RunFolders(folders, header, beginning, interrupted);
    if (folders.out().isPresent()) {
      return choice.named(folders.out().get());
    }
    // one at a time, so that of two that start at once the second finds the first one's run
    try (RunLock _ = RunLock.await(RUNS, interrupted)) {
      return choice.numbered();
    }
  }

  private RunFolder numbered() {
    String name = name(folders.photos().folder());
    List<Path> runs = numbered(name);
    if (folders.start() == StartMode.GO_ON) {
      for (Path run : runs.reversed()) {
        Optional<RunFolder> unfinished = unfinished(run);
        if (unfinished.isPresent()) {
          return unfinished.get();
        }
      }
    }
    return createNumbered(name, runs.isEmpty() ? 1 : number(runs.getLast(), name) + 1);
  }

  /** The question to a study of how many photos its run took. */
  static final String PHOTOS = "photos-read";

  /** How many photos an unfinished run of these settings took, which would be gone on with. */
  static OptionalInt photosOfUnfinished(Folders folders, String settings) {
    if (folders.start() != StartMode.GO_ON) {
      return OptionalInt.empty();
    }
    List<Path> runs =
        folders
            .out()
            .map(List::of)
            .orElseGet(() -> numbered(name(folders.photos().folder())).reversed());
    return runs.stream()
        .filter(run -> !RunFolder.isFinished(run))
        .filter(run -> RunFolder.header(run).filter(h -> h.settings().equals(settings)).isPresent())
        .map(RunFolder::photosRead)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private static String name(Path photos) {
    Path name = photos.toAbsolutePath().normalize().getFileName();
    return name == null ? "photos" : name.toString(); // the root has none
  }

  /** A run to go on with, or to help with. */
  private Optional<RunFolder> unfinished(Path run) {
    if (RunFolder.isFinished(run) || RunFolder.header(run).filter(header::continues).isEmpty()) {
      return Optional.empty();
    }
    try (RunLock _ = RunLock.await(run, interrupted)) {
      return RunFolder.isFinished(run) // a moment ago, by another process
          ? Optional.empty()
          : Optional.of(enter(run, true));
    }
  }

  /** The folder of the first number that is free, however many processes look for one. */
  private RunFolder createNumbered(String name, int first) {
    for (int number = first; ; number++) {
      Path run = RUNS.resolve(name + "-" + number);
      try {
        Files.createDirectory(run);
      } catch (FileAlreadyExistsException e) {
        continue; // another process was faster
      } catch (IOException e) {
        throw WriteFailure.of("The output folder", run, "--out DIR", e);
      }
      try (RunLock _ = RunLock.await(run, interrupted)) {
        return enter(run, false);
      }
    }
  }

  private RunFolder named(Path out) {
    RunFolder.create(out);
    try (RunLock _ = RunLock.await(out, interrupted)) {
      boolean used = Files.exists(out.resolve("study.db"));
      boolean same = RunFolder.header(out).filter(known -> !header.continues(known)).isEmpty();
      boolean goingOn = used && same && folders.start() == StartMode.GO_ON;
      if (!goingOn && !RunCrew.living(out, "").isEmpty()) {
        throw inUse(out);
      }
      if (used && folders.start() != StartMode.OVERWRITE && RunFolder.isFinished(out)) {
        throw refused(out, "a finished run lies there");
      }
      if (used && folders.start() == StartMode.GO_ON && !same) {
        throw refused(out, "an unfinished run of other photos or settings lies there");
      }
      if (!goingOn) {
        RunFolder.clear(out);
      }
      return enter(out, goingOn);
    }
  }

  /** This process goes to work in a folder whose lock it holds. */
  private RunFolder enter(Path run, boolean goingOn) {
    int others = RunCrew.living(run, "").size();
    RunCrew crew = RunCrew.join(run, interrupted);
    try {
      return new RunFolder(run, new Entry(goingOn, others), crew, begun(run.resolve("study.db")));
    } catch (RuntimeException e) {
      crew.close();
      throw e;
    }
  }

  private StudyStore begun(Path file) {
    StudyStore study = SqliteStudyStore.open(file);
    try {
      if (study.header().isEmpty()) {
        beginning.accept(study);
      }
      return study;
    } catch (RuntimeException e) {
      study.close();
      throw e;
    }
  }

  private static UserError inUse(Path folder) {
    return new UserError(
        "The output folder must be this run's alone, but another graft is working in %s. Wait for it, or name another folder (--out DIR)"
            .formatted(folder));
  }

  private static void refuseForeign(Path out, StartMode start) {
    try (var entries = Files.list(out)) {
      Optional<Path> foreign = entries.filter(p -> !RunFolder.isOwn(p)).findFirst();
      if (foreign.isPresent()) {
        throw refused(
            out, "it holds files that are not Graft's, such as " + foreign.get().getFileName());
      }
    } catch (IOException e) {
      throw new UserError("The output folder %s cannot be listed: %s (--out)".formatted(out, e), e);
    }
    if (start == StartMode.GO_ON && RunFolder.isFinished(out)) {
      throw refused(out, "a finished run lies there");
    }
  }

  private static UserError refused(Path out, String why) {
    return new UserError(
        "The output folder %s must be empty or hold an unfinished run of the same photos and settings, but %s."
                .formatted(out, why)
            + " Name another folder (--out DIR), or replace the run (--overwrite)");
  }

  private static List<Path> numbered(String name) {
    if (!Files.isDirectory(RUNS)) {
      return List.of();
    }
    try (var entries = Files.list(RUNS)) {
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
}
