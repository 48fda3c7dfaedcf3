package graft.vision.pass;

import graft.core.error.UserError;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Looks at each photo in several ways and runs the part of a backbone below a cut on every view.
 * Workers take a photo at a time; it is read and decoded once, whatever the number of its views.
 */
public final class CutPass {
  private final FrozenPart part;
  private final Normalisation normalisation;
  private final PassSettings settings;
  private final BooleanSupplier interrupted;

  /**
   * A pass at one size.
   *
   * @param interrupted asked before every photo; once true, {@link #run} ends with a
   *     CancellationException
   */
  public CutPass(
      FrozenPart part,
      Normalisation normalisation,
      PassSettings settings,
      BooleanSupplier interrupted) {
    this.part = part;
    this.normalisation = normalisation;
    this.settings = settings;
    this.interrupted = interrupted;
  }

  /**
   * A photo and how it is looked at.
   *
   * @param file that holds it
   * @param views one or more
   */
  public record Task(Path file, List<View> views) {
    public Task {
      views = List.copyOf(views);
    }
  }

  /** Takes what was made; calls come from several threads. */
  @FunctionalInterface
  public interface Sink {
    /**
     * What the part made of one view.
     *
     * @param task its position in the list
     * @param view its position among the task's views
     * @param activations the last dimension fastest; not used again
     */
    void put(int task, int view, float[] activations);
  }

  /**
   * Does all tasks.
   *
   * @throws UserError if a photo that could be read before no longer can
   */
  public void run(List<Task> tasks, Sink sink, PassMeter meter) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    try (BackboneRunner runner = new BackboneRunner(part);
        ExecutorService pool = Executors.newFixedThreadPool(settings.threads())) {
      for (int i = 0; i < settings.threads(); i++) {
        workers.add(pool.submit(() -> work(tasks, next, new Desk(runner, sink, meter))));
      }
      await(workers, next, tasks.size());
    }
  }

  /** What all workers share. */
  private record Desk(BackboneRunner runner, Sink sink, PassMeter meter) {}

  private void work(List<Task> tasks, AtomicInteger next, Desk desk) {
    Normaliser normaliser = new Normaliser(settings.imageSize(), normalisation);
    for (int at = next.getAndIncrement(); at < tasks.size(); at = next.getAndIncrement()) {
      if (interrupted.getAsBoolean()) {
        throw new CancellationException("interrupted");
      }
      Pixels photo = read(tasks.get(at).file());
      List<View> views = tasks.get(at).views();
      for (int v = 0; v < views.size(); v++) {
        Pixels square = views.get(v).of(photo, settings.imageSize());
        desk.sink()
            .put(at, v, desk.runner().features(normaliser.normalise(square), settings.imageSize()));
      }
      desk.meter().done(1, 1);
    }
  }

  private static Pixels read(Path file) {
    try {
      return PhotoDecoder.decode(Files.readAllBytes(file)).pixels();
    } catch (IOException | UnreadablePhotoException e) {
      throw new UserError(
          "%s could be read when the run began, and now it cannot: %s. Put it back, or begin anew (--fresh)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void await(List<Future<?>> workers, AtomicInteger next, int end) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      next.set(end); // nothing is left for the others
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("Looking at the photos failed", e.getCause());
    } catch (InterruptedException e) {
      next.set(end);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
