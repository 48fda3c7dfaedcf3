package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, with the collector that the launcher asks for. */
class HeapKeeperTest {
  private static final int MIB = 1 << 20;

  @Test
  void of_many_photos_the_old_generation_stays_near_what_lives() throws Exception {
    assertThat(mostHeld(20_000)).isBetween(20, 250);
  }

  @Test
  void of_few_photos_it_is_left_to_the_collector() throws Exception {
    assertThat(mostHeld(20)).isGreaterThan(400);
  }

  /** MiB of the old generation that were in use at the most. */
  private static int mostHeld(int photos) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:MarkSweepAlwaysCompactCount=1",
                "-Xmn8m",
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Wasteful.class.getName(),
                Integer.toString(photos))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return Integer.parseInt(said.strip());
  }

  /** Fills 20 MiB again and again, each of which outlives some young collections. */
  static final class Wasteful {
    private static final MemoryPoolMXBean OLD =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Tenured Gen"))
            .findFirst()
            .orElseThrow();

    private Wasteful() {}

    public static void main(String[] words) throws InterruptedException {
      int photos = Integer.parseInt(words[0]);
      long most = 0;
      try (HeapKeeper _ = HeapKeeper.of(photos)) {
        HeapKeeper.of(photos).close(); // another run's, which ends first
        for (int round = 0; round < 12; round++) {
          most = Math.max(most, round(new ArrayList<>()));
        }
      }
      if (OLD.getUsageThreshold() != 0) {
        throw new IllegalStateException("The threshold is left behind");
      }
      System.out.println(most / MIB);
    }

    private static long round(List<byte[]> held) throws InterruptedException {
      for (int i = 0; i < 20; i++) {
        held.add(new byte[MIB]);
        for (int k = 0; k < 10; k++) {
          held.set(i, new byte[MIB]); // what it held is garbage
        }
        Thread.sleep(10);
      }
      return OLD.getUsage().getUsed();
    }
  }
}
