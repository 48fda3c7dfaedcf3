package graft.app.job;

import graft.core.augment.Augmentation;
import graft.core.augment.Mixture;
import graft.core.features.FeatureMatrix;
import graft.core.head.Views;
import graft.core.photos.Photo;
import graft.train.head.ViewFeatures;
import graft.vision.pass.ViewPass;
import graft.vision.pass.ViewPass.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Features of views of the training photos: from the cache, or computed into it. */
final class CachedViews implements ViewFeatures {
  /** Photos whose views tell how long the others will take. */
  private static final int SAMPLE = 32;

  private final PhotoFeatures features;
  private final ViewPass pass;
  private final List<Photo> photos;
  private final Optional<Augmentation> given;
  private final RunListener listener;
  private final Map<Key, Loaded> rows = new ConcurrentHashMap<>();
  private double secondsEach; // a view; 0 where none was made yet

  /**
   * Views of photos.
   *
   * @param photos in the order of the training set's rows
   * @param given an augmentation that a person asked for
   */
  CachedViews(
      PhotoFeatures features,
      List<Photo> photos,
      Optional<Augmentation> given,
      RunListener listener) {
    this.features = features;
    this.pass = new ViewPass(features.pass());
    this.photos = photos;
    this.given = given;
    this.listener = listener;
  }

  private record Key(String augmentation, int view) {}

  /** Some rows of one view: as they are wanted, more are laid below the others. */
  private static final class Loaded {
    private final int[] matrixOf; // from 1; 0 where a row is not here
    private final int[] placeIn;
    private final List<FeatureMatrix> matrices = new CopyOnWriteArrayList<>();

    Loaded(int photos) {
      this.matrixOf = new int[photos];
      this.placeIn = new int[photos];
    }

    boolean has(int row) {
      return matrixOf[row] > 0;
    }

    void add(int[] rows, FeatureMatrix matrix) {
      matrices.add(matrix);
      for (int i = 0; i < rows.length; i++) {
        placeIn[rows[i]] = i;
        matrixOf[rows[i]] = matrices.size();
      }
    }

    void copy(int row, float[] target) {
      matrices.get(matrixOf[row] - 1).copyRow(placeIn[row], target, 0);
    }
  }

  private Augmentation augmentation(Views views) {
    return given
        .filter(a -> TuneSettings.name(a).equals(views.augmentation()))
        .or(() -> Mixture.of(views.augmentation()))
        .orElseThrow(
            () -> new IllegalArgumentException("No augmentation is called " + views.asText()));
  }

  @Override
  public boolean prepare(Views views, int[] wanted) {
    Missing missing = missing(views, wanted);
    make(views, missing);
    for (int view = 0; view < views.count(); view++) {
      load(views, view, wanted);
    }
    return missing.views() > 0;
  }

  private Missing missing(Views views, int[] wanted) {
    return missing(
        views,
        IntStream.of(wanted).filter(row -> !isLoaded(views, row)).mapToObj(photos::get).toList());
  }

  private Missing missing(Views views, List<Photo> of) {
    return pass.missing(of, augmentation(views), views.count());
  }

  private boolean isLoaded(Views views, int row) {
    return IntStream.range(0, views.count())
        .allMatch(
            view -> {
              Loaded of = rows.get(new Key(views.augmentation(), view));
              return of != null && of.has(row);
            });
  }

  private void make(Views views, Missing missing) {
    if (missing.views() == 0) {
      return;
    }
    listener.views(missing.views(), 0);
    long start = System.nanoTime();
    pass.run(
        features.listing().folder(),
        missing.photos(),
        augmentation(views),
        views.count(),
        (done, computed) -> listener.viewsDone(computed));
    secondsEach = (System.nanoTime() - start) / 1e9 / missing.views();
  }

  private void load(Views views, int view, int[] wanted) {
    Loaded of =
        rows.computeIfAbsent(new Key(views.augmentation(), view), k -> new Loaded(photos.size()));
    int[] unknown = IntStream.of(wanted).filter(row -> !of.has(row)).toArray();
    if (unknown.length > 0) {
      of.add(
          unknown,
          features.of(
              pass.key(augmentation(views), view),
              IntStream.of(unknown).mapToObj(row -> photos.get(row).pixels()).toList()));
    }
  }

  /** Some views are made to see how long it takes, where that is not known. */
  @Override
  public double seconds(Views views, int[] wanted) {
    Missing missing = missing(views, wanted);
    if (missing.views() > 0 && secondsEach == 0) {
      List<Photo> few = missing.photos().subList(0, Math.min(SAMPLE, missing.photos().size()));
      make(views, missing(views, few));
      missing = missing(views, wanted);
    }
    return secondsEach * missing.views();
  }

  @Override
  public void copyRow(Views views, int view, int row, float[] target) {
    Loaded of = rows.get(new Key(views.augmentation(), view));
    if (of == null || !of.has(row)) {
      throw new IllegalStateException(
          "View %d of %s of row %d was not prepared".formatted(view, views.asText(), row));
    }
    of.copy(row, target);
  }
}
