package graft.app.job;

import graft.core.study.Crew;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The processes at work in a run folder. Each holds the lock of a file of its own; the system gives
 * the lock back when the process dies, so no clock has to say who is alive.
 */
final class RunCrew implements Crew, AutoCloseable {
  /** How the names of the files begin. */
  static final String PREFIX = RunLock.FILE + "-";

  private final Path folder;
  private final String self;
  private final RunLock lock;
  private final BooleanSupplier interrupted;

  private RunCrew(Path folder, String self, RunLock lock, BooleanSupplier interrupted) {
    this.folder = folder;
    this.self = self;
    this.lock = lock;
    this.interrupted = interrupted;
  }

  /**
   * This process goes to work in a folder.
   *
   * @param interrupted whether to wait for nobody any longer
   */
  static RunCrew join(Path folder, BooleanSupplier interrupted) {
    String self = UUID.randomUUID().toString();
    Path file = folder.resolve(PREFIX + self);
    while (true) { // another process may have the new file for a moment, to see if we are alive
      Optional<RunLock> lock = RunLock.takeFile(file, true);
      if (lock.isPresent()) {
        return new RunCrew(folder, self, lock.get(), interrupted);
      }
      RunLock.pause(interrupted);
    }
  }

  /** Who is alive in a folder, but for this process; removes what dead ones have left. */
  static Set<String> living(Path folder, String self) {
    Set<String> living = new TreeSet<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().substring(PREFIX.length());
      if (name.equals(self)) {
        continue; // to open one's own file and close it would give the lock back
      }
      Optional<RunLock> dead = RunLock.takeFile(file, false);
      if (dead.isPresent()) {
        dead.get().close();
      } else if (Files.exists(file)) {
        living.add(name);
      }
    }
    return living;
  }

  private static List<Path> files(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Set<String> others() {
    return living(folder, self);
  }

  @Override
  public void pause() {
    RunLock.pause(interrupted);
  }

  @Override
  public void close() {
    lock.close();
  }
}
