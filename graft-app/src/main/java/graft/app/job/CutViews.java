package graft.app.job;

import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import graft.core.words.Sentence;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.Rows;
import graft.vision.backbone.BackboneCard;
import graft.vision.pass.CutPass;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PassSettings;
import graft.vision.pass.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The activations at the cut: of each photo to learn from in several views, of each photo to
 * validate on as it is.
 *
 * @param photos where they lie, and which of them are which
 * @param part of the backbone below the cut
 * @param card of the backbone
 * @param pass size, workers
 * @param plan where it is cut
 */
record CutViews(
    Photos photos, FrozenPart part, BackboneCard card, PassSettings pass, FineTunePlan plan) {
  /** What a random number is for: the crops. */
  private static final int CROPS = 53;

  /** Photos whose pace is taken for that of all. */
  private static final int SAMPLE = 24;

  /**
   * Photos by what they are for.
   *
   * @param folder of all
   * @param train to learn from
   * @param validation to validate on
   * @param seed of the crops
   */
  record Photos(Path folder, List<Photo> train, List<Photo> validation, long seed) {
    Photos {
      train = List.copyOf(train);
      validation = List.copyOf(validation);
    }

    Rows rows(int views) {
      return new Rows(labels(train), labels(validation), views);
    }

    private static List<Integer> labels(List<Photo> photos) {
      return photos.stream().map(Photo::label).toList();
    }
  }

  /** The most views of each photo that so many bytes hold; 0 where there is no room for one. */
  int viewsIn(double bytes) {
    double rows = bytes / ActivationFile.bytes(1, plan.numbers());
    return (int) Math.max(0, (rows - photos.validation().size()) / photos.train().size());
  }

  /** Seconds to bring a view of a photo up to the cut, found on a few photos. */
  double pace(Deadline deadline, RunListener listener) {
    sample(listener); // the first is slow
    return deadline.seconds(() -> sample(listener)) / Math.min(SAMPLE, photos.train().size());
  }

  /** Looks at a few photos and keeps nothing. */
  private void sample(RunListener listener) {
    List<CutPass.Task> few =
        photos.train().stream().limit(SAMPLE).map(p -> task(p, List.of(View.WHOLE))).toList();
    new CutPass(part, card.normalisation(), pass, listener::interrupted)
        .run(few, (task, view, activations) -> {}, (count, computed) -> {});
  }

  /**
   * Makes the file, unless a run that is gone on with has left it.
   *
   * @throws IOException if it cannot be written
   */
  void make(Path file, int views, RunListener listener) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Rows rows = photos.rows(views);
    listener.note(
        Sentence.of("fineTune.views")
            .with("photos", photos.train().size())
            .with("views", views)
            .with("gib", gib((double) ActivationFile.bytes(rows.count(), plan.numbers()))));
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (ActivationFile activations = ActivationFile.open(part, rows.count(), plan.numbers())) {
      look(activations, rows, listener);
      activations.force();
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void look(ActivationFile activations, Rows rows, RunListener listener) {
    List<CutPass.Task> tasks = new ArrayList<>();
    for (int i = 0; i < photos.train().size(); i++) {
      tasks.add(task(photos.train().get(i), views(i, rows.views())));
    }
    int train = tasks.size();
    photos.validation().forEach(photo -> tasks.add(task(photo, List.of(View.WHOLE))));
    listener.views(Math.toIntExact(rows.count()));
    new CutPass(part, card.normalisation(), pass, listener::interrupted)
        .run(
            tasks,
            (task, view, made) -> {
              activations.put(
                  task < train ? rows.train(task, view) : rows.validation(task - train), made);
              listener.viewsDone(1);
            },
            (count, computed) -> {});
  }

  /** The photo as it is, the same mirrored, and crops. */
  private List<View> views(int photo, int count) {
    List<View> views = new ArrayList<>(List.of(View.WHOLE, View.MIRRORED));
    for (int crop = 2; crop < count; crop++) {
      views.add(View.random(CounterRandom.key(photos.seed(), CROPS, photo, crop)));
    }
    return views.subList(0, count);
  }

  private CutPass.Task task(Photo photo, List<View> views) {
    return new CutPass.Task(photos.folder().resolve(photo.path()), views);
  }

  /** Bytes for people. */
  static String gib(double bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / (1L << 30));
  }
}
