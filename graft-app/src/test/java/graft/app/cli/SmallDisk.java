package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk in memory that Graft can be run on and that may be full or read-only. Only processes in
 * its mount namespace see it. Where the system allows no mount namespace this fails, for the
 * promise is then unchecked.
 */
final class SmallDisk implements AutoCloseable {
  private final Path at;
  private final Process holder;

  private SmallDisk(Path at, Process holder) {
    this.at = at;
    this.holder = holder;
  }

  /** Mounts one at a folder. */
  static SmallDisk mount(Path at, String size) throws IOException {
    String script =
        "mount -t tmpfs -o size=%s graft-test \"$0\" && echo mounted && exec cat".formatted(size);
    Process holder =
        new ProcessBuilder("unshare", "-rm", "sh", "-c", script, at.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).as("what mounting a small disk says").isEqualTo("mounted");
    return new SmallDisk(at, holder);
  }

  /** Runs a command that sees the disk. */
  Shell graft(Object... words) {
    return ChildGraft.start(entering(), at, words).end();
  }

  /** Gives it another size. */
  void resize(String size) throws IOException {
    shell("mount -o remount,size=%s \"$0\"".formatted(size));
  }

  /** Nothing can be written to it any more. */
  void makeReadOnly() throws IOException {
    shell("mount -o remount,ro \"$0\"");
  }

  /** Copies what lies on it to where all can see it. */
  void copyTo(Path folder) throws IOException {
    shell("cp -r \"$0\"/. '%s'".formatted(folder));
  }

  private void shell(String script) throws IOException {
    List<String> command = new ArrayList<>(entering());
    command.addAll(List.of("sh", "-c", script, at.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as("%s: %s", script, output).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError("The test was interrupted", e);
    }
  }

  private List<String> entering() {
    String holderId = Long.toString(holder.pid());
    return List.of("nsenter", "-t", holderId, "-U", "-m", "--preserve-credentials");
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
