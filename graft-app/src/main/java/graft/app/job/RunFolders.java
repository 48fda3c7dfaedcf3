package graft.app.job;

import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.StartMode;
import graft.core.error.UserError;
import graft.core.study.StudyStore.StudyHeader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the folder of a run: the one that was named, an unfinished one, or the next number. */
final class RunFolders {
  private static final Path RUNS = Path.of("runs");

  private RunFolders() {}

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

  /** The folder for this run: an unfinished one of the same header, or a new one. */
  static RunFolder choose(Folders folders, StudyHeader header) {
    if (folders.out().isPresent()) {
      return named(folders.out().get(), folders.start(), header);
    }
    String name = name(folders.photos());
    List<Path> runs = numbered(name);
    if (folders.start() == StartMode.GO_ON) {
      for (Path run : runs.reversed()) {
        Optional<RunFolder> unfinished = unfinished(run, header);
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
        folders.out().map(List::of).orElseGet(() -> numbered(name(folders.photos())).reversed());
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

  /** A run to go on with, unless another process works on it. */
  private static Optional<RunFolder> unfinished(Path run, StudyHeader header) {
    if (RunFolder.isFinished(run) || RunFolder.header(run).filter(header::continues).isEmpty()) {
      return Optional.empty();
    }
    Optional<RunLock> lock = RunLock.take(run);
    if (lock.isPresent() && RunFolder.isFinished(run)) { // a moment ago, by another process
      lock.get().close();
      return Optional.empty();
    }
    return lock.map(l -> new RunFolder(run, true, l));
  }

  /** The folder of the first number that is free, however many processes look for one. */
  private static RunFolder createNumbered(String name, int first) {
    for (int number = first; ; number++) {
      Path run = RUNS.resolve(name + "-" + number);
      try {
        Files.createDirectory(run);
      } catch (FileAlreadyExistsException e) {
        continue; // another process was faster
      } catch (IOException e) {
        throw WriteFailure.of("The output folder", run, "--out", e);
      }
      return new RunFolder(run, false, take(run));
    }
  }

  private static RunFolder named(Path out, StartMode start, StudyHeader header) {
    RunFolder.create(out);
    RunLock lock = take(out);
    try {
      boolean used = Files.exists(out.resolve("study.db"));
      if (used && start != StartMode.OVERWRITE && RunFolder.isFinished(out)) {
        throw refused(out, "a finished run lies there");
      }
      if (used && start == StartMode.GO_ON) {
        if (RunFolder.header(out).filter(known -> !header.continues(known)).isPresent()) {
          throw refused(out, "an unfinished run of other photos or settings lies there");
        }
        return new RunFolder(out, true, lock);
      }
      RunFolder anew = new RunFolder(out, false, lock);
      anew.clear();
      return anew;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static RunLock take(Path folder) {
    return RunLock.take(folder)
        .orElseThrow(
            () ->
                new UserError(
                    "The output folder must be this run's alone, but another graft is working in %s. Wait for it, or name another folder (--out DIR)"
                        .formatted(folder)));
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
