package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.OS;

/**
 * Graft in a process of its own, which can be interrupted and killed. It believes that it has a
 * terminal, so that its progress is heard at once. Each wait is for something that it says; only
 * one that hangs is given up after minutes.
 */
final class ChildGraft implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Heard out;
  private final Heard err;

  private ChildGraft(Process process) {
    this.process = process;
    this.out = new Heard(process.inputReader(StandardCharsets.UTF_8));
    this.err = new Heard(process.errorReader(StandardCharsets.UTF_8));
  }

  /** Starts a command in a folder, in which its runs will lie. */
  static ChildGraft start(Path folder, Object... words) {
    return start(List.of(), folder, words);
  }

  /**
   * As {@link #start(Path, Object...)}; each class is named on standard error when it is loaded.
   */
  static ChildGraft startTelling(Path folder, Object... words) {
    return start(List.of(), folder, words, "-Xlog:class+load:stderr");
  }

  /** Starts a command under another one, such as nsenter. */
  static ChildGraft start(List<String> under, Path folder, Object[] words, String... flags) {
    List<String> command = new ArrayList<>(under);
    if (OS.LINUX.isCurrentOs()) {
      // what was started in the background ignores Ctrl-C, and passes that on
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Djava.awt.headless=true",
            "-Dgraft.err.tty=true",
            "-Dgraft.locale=en",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Graft.class.getName()));
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    try {
      return new ChildGraft(new ProcessBuilder(command).directory(folder.toFile()).start());
    } catch (IOException e) {
      throw new AssertionError("The command cannot be started: " + command, e);
    }
  }

  /** What a command is started under that may read only what permissions allow, even for root. */
  static List<String> withoutRights() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
        : List.of();
  }

  /** Waits until it has said this on standard error. */
  ChildGraft awaitErr(String text) {
    return await(err, text);
  }

  /** Waits until it has said this on standard output. */
  ChildGraft awaitOut(String text) {
    return await(out, text);
  }

  private ChildGraft await(Heard heard, String text) {
    Pattern pattern = Pattern.compile(Pattern.quote(text));
    assertThat(heard.await(said -> pattern.matcher(said).find()))
        .as("'%s' in what was said before the end:%n%s", text, err.text())
        .isTrue();
    return this;
  }

  /** Ctrl-C. */
  ChildGraft interrupt() {
    try {
      Process kill =
          new ProcessBuilder("kill", "-s", "INT", Long.toString(process.pid())).inheritIO().start();
      assertThat(kill.waitFor()).as("kill -s INT").isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("No signal could be sent", e);
    }
    return this;
  }

  /** Kill -9. */
  ChildGraft kill() {
    process.destroyForcibly();
    return this;
  }

  /** Waits for its end. */
  Shell end() {
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(ended).as("It hangs, having said:%n%s", err.text()).isTrue();
      out.await(said -> false);
      err.await(said -> false);
      return new Shell(process.exitValue(), out.text(), err.text());
    } catch (InterruptedException e) {
      throw new AssertionError("The test was interrupted", e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** What was said on one stream. */
  private static final class Heard {
    private final StringBuilder said = new StringBuilder(); // guarded by this
    private boolean over; // guarded by this

    Heard(Reader reader) {
      Thread.ofPlatform().daemon().start(() -> listen(reader));
    }

    private void listen(Reader reader) {
      char[] some = new char[4096];
      try (reader) {
        for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
          add(some, n);
        }
      } catch (IOException e) {
        // the stream is cut when the process is killed
      } finally {
        end();
      }
    }

    private synchronized void add(char[] some, int n) {
      said.append(some, 0, n);
      notifyAll();
    }

    private synchronized void end() {
      over = true;
      notifyAll();
    }

    synchronized String text() {
      return said.toString();
    }

    /** Waits until this is true of what was said, or all is said. */
    synchronized boolean await(Predicate<String> heard) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      try {
        while (!heard.test(said.toString())) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (over || left <= 0) {
            return false;
          }
          wait(left);
        }
        return true;
      } catch (InterruptedException e) {
        throw new AssertionError("The test was interrupted", e);
      }
    }
  }
}
