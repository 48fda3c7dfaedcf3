package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotosDoneTest {
  private static final Hash WHAT = Hash.ofText("these photos");

  @TempDir Path folder;

  private long now;

  private ActivationFile activations() throws IOException {
    return ActivationFile.open(folder.resolve("rows"), 4, 2);
  }

  private PhotosDone open(Hash what, ActivationFile activations, boolean before)
      throws IOException {
    return PhotosDone.of(folder.resolve("done"), what, activations, before, () -> now);
  }

  /** What a process that comes after a kill finds. */
  private int[] found(Hash what, boolean before) throws IOException {
    try (ActivationFile activations = activations()) {
      PhotosDone done = open(what, activations, before);
      return IntStream.range(0, 200).filter(done::has).toArray();
    }
  }

  @Test
  void a_kill_loses_what_was_done_in_the_last_seconds() throws IOException {
    try (ActivationFile activations = activations()) {
      PhotosDone done = open(WHAT, activations, false); // never closed
      done.add(3);
      now += TimeUnit.SECONDS.toNanos(4);
      done.add(1);
      assertThat(found(WHAT, true)).isEmpty();
      now += TimeUnit.SECONDS.toNanos(1);
      done.add(100);
      now += TimeUnit.SECONDS.toNanos(1);
      done.add(7);
      assertThat(found(WHAT, true)).containsExactly(1, 3, 100);
    }
  }

  @Test
  void who_goes_on_adds_to_what_was_done() throws IOException {
    try (ActivationFile activations = activations()) {
      try (PhotosDone done = open(WHAT, activations, false)) {
        done.add(3);
      }
      try (PhotosDone done = open(WHAT, activations, true)) {
        done.add(5);
      }
    }
    assertThat(found(WHAT, true)).containsExactly(3, 5);
  }

  @Test
  void marks_without_their_file_or_of_other_photos_are_none() throws IOException {
    try (ActivationFile activations = activations();
        PhotosDone done = open(WHAT, activations, false)) {
      done.add(3);
    }
    assertThat(found(WHAT, false)).isEmpty();
    assertThat(found(Hash.ofText("other photos"), true)).isEmpty();
    Files.write(folder.resolve("done"), new byte[7]);
    assertThat(found(WHAT, true)).isEmpty();
  }
}
