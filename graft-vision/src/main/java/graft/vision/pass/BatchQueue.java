package graft.vision.pass;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What no worker has taken yet. Thread-safe. */
final class BatchQueue<T> {
  private final List<T> things;
  private final PassSettings settings;
  private final BooleanSupplier enough;
  private int next;

  /**
   * All of these, unless it is said to be enough before.
   *
   * @param enough asked before each batch; once true, there is nothing left to take
   */
  BatchQueue(List<T> things, PassSettings settings, BooleanSupplier enough) {
    this.things = things;
    this.settings = settings;
    this.enough = enough;
  }

  /** A batch; towards the end a smaller one, so that all workers end at about the same time. */
  synchronized List<T> take() {
    if (enough.getAsBoolean()) {
      clear();
    }
    int left = things.size() - next;
    int fair = Math.max(1, left / (2 * settings.threads()));
    int count = Math.min(left, Math.min(settings.batchSize(), fair));
    next += count;
    return things.subList(next - count, next);
  }

  /** Leaves nothing to take. */
  synchronized void clear() {
    next = things.size();
  }
}
