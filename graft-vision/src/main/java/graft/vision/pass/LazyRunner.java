package graft.vision.pass;

import graft.core.device.Device;
import graft.vision.backbone.Backbone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The backbone, loaded when it is first wanted, so that a warm run never loads ONNX Runtime. That
 * takes half a second and one thread; meanwhile the workers decode their first photos.
 */
final class LazyRunner implements AutoCloseable {
  private final Backbone backbone;
  private final Device device;
  private @Nullable CompletableFuture<BackboneRunner> runner; // guarded by this

  LazyRunner(Backbone backbone, Device device) {
    this.backbone = backbone;
    this.device = device;
  }

  /** Begins to load it, if nobody has, and does not wait. */
  @SuppressWarnings("FutureReturnValueIgnored") // whoever needs it asks get()
  void prepare() {
    loading();
  }

  private synchronized CompletableFuture<BackboneRunner> loading() {
    if (runner == null) {
      runner =
          CompletableFuture.supplyAsync(
              () -> new BackboneRunner(backbone, device), task -> Thread.ofPlatform().start(task));
    }
    return runner;
  }

  BackboneRunner get() {
    try {
      return loading().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized void close() {
    if (runner != null) {
      runner.thenAccept(BackboneRunner::close).exceptionally(failed -> null).join();
    }
  }
}
