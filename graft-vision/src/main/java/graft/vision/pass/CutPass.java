package graft.vision.pass;

import graft.core.error.UserError;
import graft.core.photos.Photo;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Looks at each photo in several ways and runs the part of a backbone below a cut on every view. A
 * photo is read and decoded once, whatever the number of its views.
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

    /** A photo of a folder. */
    public static Task of(Path folder, Photo photo, List<View> views) {
      return new Task(folder.resolve(photo.path()), views);
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
    List<Integer> all = IntStream.range(0, tasks.size()).boxed().toList();
    DecodeBudget budget = DecodeBudget.of(settings.threads(), 0);
    try (PartRunner runner = settings.engine().load(part)) {
      Workers.run(
          new BatchQueue<>(all, settings, () -> false),
          settings.threads(),
          () -> worker(tasks, new Desk(runner, sink, meter, budget)));
    }
  }

  /** What all workers share. */
  private record Desk(PartRunner runner, Sink sink, PassMeter meter, DecodeBudget budget) {}

  private Consumer<List<Integer>> worker(List<Task> tasks, Desk desk) {
    Normaliser normaliser = new Normaliser(settings.imageSize(), normalisation);
    return batch -> {
      for (int at : batch) {
        if (interrupted.getAsBoolean()) {
          throw new CancellationException("interrupted");
        }
        look(at, tasks.get(at), normaliser, desk);
        desk.meter().done(1, 1);
      }
    };
  }

  private void look(int at, Task task, Normaliser normaliser, Desk desk) {
    int size = settings.imageSize();
    View.Frame frame = new View.Frame(settings.fit(), size, normalisation.grey());
    try {
      desk.budget()
          .decoded(
              task.file(),
              photo -> {
                for (int v = 0; v < task.views().size(); v++) {
                  Pixels square = task.views().get(v).of(photo.pixels(), frame);
                  desk.sink()
                      .put(at, v, desk.runner().features(normaliser.normalise(square), size));
                }
                return task;
              });
    } catch (IOException | UnreadablePhotoException e) {
      throw new UserError(
          "%s could be read when the run began, and now it cannot: %s. Put it back, or begin anew (--fresh)"
              .formatted(task.file(), e.getMessage()),
          e);
    }
  }
}
