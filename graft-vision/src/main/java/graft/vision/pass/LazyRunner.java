package graft.vision.pass;

import graft.vision.backbone.Backbone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The backbone, loaded when it is first wanted, so that a warm run never loads its engine. That
 * takes half a second and one thread; meanwhile the workers decode their first photos.
 */
final class LazyRunner implements AutoCloseable {
  private final Backbone backbone;
  private final PartEngine engine;
  private @Nullable CompletableFuture<PartRunner> runner; // guarded by this

  LazyRunner(Backbone backbone, PartEngine engine) {
    this.backbone = backbone;
    this.engine = engine;
  }

  /** Begins to load it, if nobody has, and does not wait. */
  @SuppressWarnings("FutureReturnValueIgnored") // whoever needs it asks get()
  void prepare() {
    loading();
  }

  private synchronized CompletableFuture<PartRunner> loading() {
    if (runner == null) {
      runner =
          CompletableFuture.supplyAsync(
              () -> engine.load(FrozenPart.of(backbone)), task -> Thread.ofPlatform().start(task));
    }
    return runner;
  }

  PartRunner get() {
    try {
      return loading().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized void close() {
    if (runner != null) {
      runner.thenAccept(PartRunner::close).exceptionally(failed -> null).join();
    }
  }
}
