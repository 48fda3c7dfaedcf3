package graft.app.job;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import graft.core.words.Sentence;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.PhotosDone;
import graft.train.finetune.Rows;
import graft.vision.backbone.BackboneCard;
import graft.vision.pass.CutPass;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PassSettings;
import graft.vision.pass.View;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    private CutPass.Task task(Photo photo, List<View> views) {
      return CutPass.Task.of(folder, photo, views);
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
        photos.train().stream()
            .limit(SAMPLE)
            .map(p -> photos.task(p, List.of(View.WHOLE)))
            .toList();
    new CutPass(part, card.normalisation(), pass, listener::interrupted)
        .run(few, (task, view, activations) -> {}, (count, computed) -> {});
  }

  /**
   * Makes the file, or what a run that is gone on with has left to be made of it.
   *
   * @param looked says meanwhile which photos are in it
   * @throws IOException if it cannot be written
   */
  void make(Path file, Path looked, int views, RunListener listener) throws IOException {
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
    boolean before = Files.exists(part);
    Hash what = what(rows);
    try (ActivationFile activations = ActivationFile.open(part, rows.count(), plan.numbers());
        PhotosDone done = PhotosDone.of(looked, what, activations, before, System::nanoTime)) {
      look(new Desk(activations, done), rows, listener);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(looked);
  }

  /** Tells these activations from others that might have been left half made in the same place. */
  private Hash what(Rows rows) {
    return Hash.ofText(
        Stream.concat(photos.train().stream(), photos.validation().stream())
            .map(photo -> photo.pixels().hex())
            .collect(
                Collectors.joining(
                    ",",
                    "%s %s %s %s %s "
                        .formatted(
                            plan.cut(), rows.views(), pass.imageSize(), pass.fit(), photos.seed()),
                    "")));
  }

  /** Where it is put. */
  private record Desk(ActivationFile activations, PhotosDone done) {}

  private void look(Desk desk, Rows rows, RunListener listener) {
    int train = photos.train().size();
    int[] left =
        IntStream.range(0, train + photos.validation().size())
            .filter(photo -> !desk.done().has(photo))
            .toArray();
    List<CutPass.Task> tasks = IntStream.of(left).mapToObj(at -> task(at, rows.views())).toList();
    int views = tasks.stream().mapToInt(task -> task.views().size()).sum();
    int all = Math.toIntExact(rows.count());
    listener.views(all, all - views);
    new CutPass(part, card.normalisation(), pass, listener::interrupted)
        .run(
            tasks,
            (task, view, made) -> {
              int photo = left[task];
              long row = photo < train ? rows.train(photo, view) : rows.validation(photo - train);
              desk.activations().put(row, made);
              listener.viewsDone(1);
              if (view == tasks.get(task).views().size() - 1) {
                desk.done().add(photo);
              }
            },
            (count, computed) -> {});
  }

  /** A photo to learn from, or behind those, one to validate on. */
  private CutPass.Task task(int photo, int views) {
    int train = photos.train().size();
    return photo < train
        ? photos.task(photos.train().get(photo), views(photo, views))
        : photos.task(photos.validation().get(photo - train), List.of(View.WHOLE));
  }

  /** The photo as it is, the same mirrored, and crops. */
  private List<View> views(int photo, int count) {
    List<View> views = new ArrayList<>(List.of(View.WHOLE, View.MIRRORED));
    for (int crop = 2; crop < count; crop++) {
      views.add(View.random(CounterRandom.key(photos.seed(), CROPS, photo, crop)));
    }
    return views.subList(0, count);
  }

  /**
   * Bytes for people, in GiB: one place after the point, and below 1 two digits that say something.
   */
  static String gib(double bytes) {
    double gib = bytes / (1L << 30);
    return gib < 0.95
        ? new BigDecimal(gib).round(new MathContext(2)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.1f", gib);
  }
}
