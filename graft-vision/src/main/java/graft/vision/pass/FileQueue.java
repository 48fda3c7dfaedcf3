package graft.vision.pass;

import graft.core.photos.PhotoFile;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The files that no worker has taken yet. Thread-safe. */
final class FileQueue {
  private final List<PhotoFile> files;
  private final PassSettings settings;
  private final BooleanSupplier enough;
  private int next;

  /**
   * All of these files, unless it is said to be enough before.
   *
   * @param enough asked before each batch; once true, there is nothing left to take
   */
  FileQueue(List<PhotoFile> files, PassSettings settings, BooleanSupplier enough) {
    this.files = files;
    this.settings = settings;
    this.enough = enough;
  }

  /** A batch; towards the end a smaller one, so that all workers end at about the same time. */
  synchronized List<PhotoFile> take() {
    if (enough.getAsBoolean()) {
      clear();
    }
    int left = files.size() - next;
    int fair = Math.max(1, left / (2 * settings.threads()));
    int count = Math.min(left, Math.min(settings.batchSize(), fair));
    next += count;
    return files.subList(next - count, next);
  }

  /** Leaves nothing to take. */
  synchronized void clear() {
    next = files.size();
  }
}
