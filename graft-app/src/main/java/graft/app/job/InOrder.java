package graft.app.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work on many things in parallel, with the results told in order. */
final class InOrder {
  private InOrder() {}

  /** Maps each thing on one of the threads and hands the results on in the order of the things. */
  static <T, R> void map(List<T> things, int threads, Function<T, R> work, Consumer<R> result) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      Deque<Future<R>> begun =
          new ArrayDeque<>(); // and not yet told, so that results are let go of
      int next = 0;
      for (int i = 0; i < things.size(); i++) {
        for (; next < things.size() && next < i + 4 * threads; next++) {
          T thing = things.get(next);
          begun.add(workers.submit(() -> work.apply(thing)));
        }
        result.accept(begun.remove().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("A worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    }
  }
}
