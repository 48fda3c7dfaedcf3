package graft.train.head;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to many things, several at a time. */
record Workers(int threads) {

  /**
   * What comes of each, in their order.
   *
   * @throws CancellationException if the thread was interrupted
   */
  <S, T> List<T> each(List<S> things, Function<S, T> work) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures =
          things.stream().map(thing -> workers.submit(() -> work.apply(thing))).toList();
      List<T> done = new ArrayList<>();
      try {
        for (Future<T> future : futures) {
          done.add(future.get());
        }
      } catch (ExecutionException e) {
        leave(futures);
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException("A worker failed", e.getCause());
      } catch (InterruptedException e) {
        leave(futures);
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
      return done;
    }
  }

  /** What has not begun is left; nobody is interrupted, which would close a file he writes to. */
  private static <T> void leave(List<Future<T>> futures) {
    futures.forEach(future -> future.cancel(false));
  }
}
