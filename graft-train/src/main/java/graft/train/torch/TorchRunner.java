package graft.train.torch;

import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartRunner;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/*
 * A card is told what to do node by node, and to tell takes as long for one photo as for many. So
 * photos that wait at the same time go through the net together. They always go as so many rows,
 * empty ones among them where fewer wait: kernels are chosen by the shape of what they are given,
 * and with one shape a photo's bits do not depend on who else was waiting.
 */
/** A frozen part in PyTorch. One thread runs the net; any number may wait for it. */
final class TorchRunner implements PartRunner {
  /** Photos that go through the net together. */
  static final int ROWS = 16;

  /** Tells the thread that there will be no more. */
  private static final Waiting END = new Waiting(new float[0], 0, new CompletableFuture<>());

  private final String name;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** A photo's pixels, the square's side, and who wants what the net makes of it. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Waiting(float[] pixels, int size, CompletableFuture<float[]> made) {}

  private TorchRunner(String name, Supplier<TorchNet> nets, CompletableFuture<Boolean> loaded) {
    this.name = name;
    this.thread =
        Thread.ofPlatform().daemon().name("graft-net").unstarted(() -> work(nets, loaded));
  }

  /**
   * The part, loaded.
   *
   * @param nets makes the net; called once, by the thread that will run it
   */
  static TorchRunner of(FrozenPart part, Supplier<TorchNet> nets) {
    CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    TorchRunner runner = new TorchRunner(part.name(), nets, loaded);
    runner.thread.start();
    try {
      loaded.join();
      return runner;
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "PyTorch cannot load the backbone %s: %s".formatted(part.name(), reason(e)), e);
    }
  }

  @Override
  public float[] features(FloatBuffer pixels, int size) {
    float[] copy = new float[3 * size * size];
    pixels.duplicate().get(copy);
    Waiting photo = new Waiting(copy, size, new CompletableFuture<>());
    waiting.add(photo);
    try {
      return photo.made().join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "The backbone %s failed on a photo: %s".formatted(name, reason(e)), e);
    }
  }

  private static String reason(CompletionException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }

  private void work(Supplier<TorchNet> nets, CompletableFuture<Boolean> loaded) {
    try (TorchNet net = nets.get()) {
      loaded.complete(true);
      List<Waiting> few = next();
      while (!few.isEmpty()) {
        answer(net, few);
        few = next();
      }
    } catch (RuntimeException | LinkageError e) { // what PyTorch throws, or what it lacks
      loaded.completeExceptionally(e);
    }
  }

  /** Who waits now, at least one; nobody at the end. */
  private List<Waiting> next() {
    List<Waiting> few = new ArrayList<>();
    try {
      few.add(waiting.take());
    } catch (InterruptedException e) {
      return List.of();
    }
    waiting.drainTo(few, ROWS - 1);
    if (few.remove(END)) {
      waiting.add(END); // after those that came before it
    }
    return few;
  }

  private static void answer(TorchNet net, List<Waiting> few) {
    try {
      int size = few.getFirst().size();
      int one = 3 * size * size;
      float[] pixels = new float[ROWS * one];
      for (int row = 0; row < few.size(); row++) {
        System.arraycopy(few.get(row).pixels(), 0, pixels, row * one, one);
      }
      List<Long> shape = List.of((long) ROWS, 3L, (long) size, (long) size);
      float[][] made = net.outputs(new Batch.Singles(shape, pixels));
      for (int row = 0; row < few.size(); row++) {
        few.get(row).made().complete(made[row]);
      }
    } catch (RuntimeException | Error e) { // whoever waits must hear of it
      few.forEach(photo -> photo.made().completeExceptionally(e));
    }
  }

  @Override
  public void close() {
    waiting.add(END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
