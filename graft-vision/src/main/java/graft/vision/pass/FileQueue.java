package graft.vision.pass;

import graft.core.photos.PhotoFile;
import java.util.List;

/** The files that no worker has taken yet. Thread-safe. */
final class FileQueue {
  private final List<PhotoFile> files;
  private final PassSettings settings;
  private int next;

  FileQueue(List<PhotoFile> files, PassSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** A batch; towards the end a smaller one, so that all workers end at about the same time. */
  synchronized List<PhotoFile> take() {
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
