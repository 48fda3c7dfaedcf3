import graft.core.hash.Hash;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times what a photo costs before the backbone: read, hash, decode, turn upright, resize,
 * normalise. Prints photos a second.
 *
 * <p>Arguments: folder, size, threads. Run by bench/speed.py.
 */
class DecodeBench {
  private static final int WARM_UP = 300;

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (var all = Files.walk(Path.of(args[0]))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    int size = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    pass(files.subList(0, Math.min(WARM_UP, files.size())), size, threads);
    System.out.println(pass(files, size, threads));
  }

  private static double pass(List<Path> files, int size, int threads) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        pool.submit(() -> work(files, size, next, read));
      }
    }
    return read.get() / ((System.nanoTime() - start) / 1e9);
  }

  private static void work(List<Path> files, int size, AtomicInteger next, AtomicInteger read) {
    FloatBuffer input = FloatBuffer.allocate(3 * size * size);
    byte[] row = new byte[3 * size];
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      try {
        byte[] content = Files.readAllBytes(files.get(i));
        Hash.of(content);
        Pixels pixels = PhotoDecoder.decode(content).pixels();
        MessageDigest digest = Hash.sha256();
        pixels.hashInto(digest);
        digest.digest();
        normalise(TriangleResize.resize(pixels, size, size), row, input);
        read.incrementAndGet();
      } catch (UnreadablePhotoException e) {
        // not a photo: Graft leaves it out too
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void normalise(Pixels square, byte[] row, FloatBuffer input) {
    int size = square.width();
    for (int y = 0; y < size; y++) {
      square.copyRow(y, row);
      for (int x = 0; x < size; x++) {
        for (int channel = 0; channel < 3; channel++) {
          input.put((channel * size + y) * size + x, ((row[3 * x + channel] & 0xff) - 127f) / 128f);
        }
      }
    }
  }
}
