package graft.vision.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Threads that take things from a queue, a few at a time. */
final class Workers {
  private Workers() {}

  /**
   * Has all of the queue worked on. When one worker fails, the others have nothing left to take,
   * and what it failed with is thrown.
   *
   * @param worker makes a thread's own: what it holds is no other thread's
   */
  static <T> void run(BatchQueue<T> queue, int threads, Supplier<Consumer<List<T>>> worker) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> workOrStopAll(queue, worker)));
      }
      await(workers, queue);
    }
  }

  private static <T> void workOrStopAll(BatchQueue<T> queue, Supplier<Consumer<List<T>>> worker) {
    try {
      Consumer<List<T>> own = worker.get();
      for (List<T> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        own.accept(batch);
      }
    } catch (RuntimeException | Error e) {
      queue.clear();
      throw e;
    }
  }

  private static void await(List<Future<?>> workers, BatchQueue<?> queue) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      // nobody is interrupted: that would close the file that he writes to
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("Reading the photos failed", e.getCause());
    } catch (InterruptedException e) {
      queue.clear();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
