package graft.store;

import graft.core.random.CounterRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What can befall a file. */
final class Damage {
  private Damage() {}

  /** Some bytes, or some pages, of random content at a random place. */
  static byte[] some(byte[] whole, int seed) {
    byte[] damaged = whole.clone();
    int from = (int) (CounterRandom.uniform(CounterRandom.key(seed, 1)) * whole.length);
    int length = 1 << (int) (CounterRandom.uniform(CounterRandom.key(seed, 2)) * 16);
    for (int i = from; i < Math.min(whole.length, from + length); i++) {
      damaged[i] = (byte) CounterRandom.key(seed, 3, i);
    }
    return damaged;
  }

  /** Writes garbage over everything from a page's start to the end of the file. */
  static void overwriteFrom(Path file, long offset) throws IOException {
    byte[] garbage = new byte[(int) (Files.size(file) - offset)];
    Arrays.fill(garbage, (byte) 0x5a);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(garbage), offset);
    }
  }
}
