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
  private final Map<Key, float[][]> rows =
      new ConcurrentHashMap<>(); // [row][feature], row may lack
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
              float[][] of = rows.get(new Key(views.augmentation(), view));
              return of != null && of[row] != null;
            });
  }

  private void make(Views views, Missing missing) {
    if (missing.views() == 0) {
      return;
    }
    listener.views(missing.views());
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
    float[][] of =
        rows.computeIfAbsent(new Key(views.augmentation(), view), k -> new float[photos.size()][]);
    int[] unknown = IntStream.of(wanted).filter(row -> of[row] == null).toArray();
    FeatureMatrix matrix =
        features
            .store()
            .features(
                pass.key(augmentation(views), view),
                IntStream.of(unknown).mapToObj(row -> photos.get(row).pixels()).toList());
    for (int i = 0; i < unknown.length; i++) {
      float[] row = new float[matrix.columns()];
      matrix.copyRow(i, row, 0);
      of[unknown[i]] = row;
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
    float[][] of = rows.get(new Key(views.augmentation(), view));
    if (of == null || of[row] == null) {
      throw new IllegalStateException(
          "View %d of %s of row %d was not prepared".formatted(view, views.asText(), row));
    }
    System.arraycopy(of[row], 0, target, 0, of[row].length);
  }
}
