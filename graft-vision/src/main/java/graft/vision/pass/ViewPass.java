package graft.vision.pass;

import graft.core.augment.Augmentation;
import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.predict.pixels.Pixels;
import graft.vision.augment.Views;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sees to it that the cache holds the features of random views of photos. A photo is read once for
 * all of its views; what is done is in the cache, so a killed pass goes on where it was.
 */
public final class ViewPass {
  private final FeaturePass pass;
  private final PassSettings settings;
  private final FeatureStore store;

  /**
   * A pass over views.
   *
   * @param pass the one over the photos as they are
   */
  public ViewPass(FeaturePass pass) {
    this.pass = pass;
    this.settings = pass.settings();
    this.store = pass.store();
  }

  /** What the features of the k-th view are kept under, k from 0. */
  public FeatureKey key(Augmentation augmentation, int k) {
    FeatureKey plain = pass.key();
    return new FeatureKey(
        "%s %s #%d".formatted(plain.view(), augmentation.spec(), k),
        plain.backbone(),
        versions(plain.versions()));
  }

  /** The versions of a view's key, by those of the photo's own. */
  static String versions(String plain) {
    return plain + " " + Views.VERSION;
  }

  /**
   * What the cache lacks.
   *
   * @param photos each once, of which some view is missing
   * @param views how many are missing in all
   */
  public record Missing(List<Photo> photos, int views) {
    public Missing {
      photos = List.copyOf(photos);
    }
  }

  /** Which of so many views of the photos are missing. */
  public Missing missing(List<Photo> photos, Augmentation augmentation, int count) {
    Map<Hash, Photo> byPixels = new LinkedHashMap<>();
    photos.forEach(photo -> byPixels.putIfAbsent(photo.pixels(), photo));
    Set<Hash> whole = new HashSet<>(byPixels.keySet());
    int views = 0;
    for (int k = 0; k < count; k++) {
      Set<Hash> present = store.present(key(augmentation, k), byPixels.keySet());
      views += byPixels.size() - present.size();
      whole.retainAll(present);
    }
    byPixels.keySet().removeAll(whole);
    return new Missing(List.copyOf(byPixels.values()), views);
  }

  /**
   * Computes what is missing.
   *
   * @param folder that the photos' paths are relative to
   * @param count views a photo
   * @param meter hears of photos, and how many of their views were not in the cache
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   * @throws graft.core.error.UserError if a photo is not what it was when it was first read
   */
  public void run(
      Path folder, List<Photo> photos, Augmentation augmentation, int count, PassMeter meter) {
    Rereading files = new Rereading(folder, store, pass.budget());
    Wanted wanted = new Wanted(files, augmentation, count);
    BatchQueue<Photo> queue = new BatchQueue<>(photos, settings, () -> false);
    try (LazyRunner runner = new LazyRunner(pass.backbone(), settings.engine())) {
      Workers.run(queue, settings.threads(), () -> worker(wanted, runner, meter));
    }
  }

  private Consumer<List<Photo>> worker(Wanted wanted, LazyRunner runner, PassMeter meter) {
    Normaliser normaliser =
        new Normaliser(settings.imageSize(), pass.backbone().card().normalisation());
    return photos -> {
      pass.checkInterrupted();
      runner.prepare();
      meter.done(photos.size(), compute(photos, wanted, normaliser, runner));
    };
  }

  private record Wanted(Rereading files, Augmentation augmentation, int count) {}

  /** How many views were missing. */
  private int compute(List<Photo> photos, Wanted wanted, Normaliser normaliser, LazyRunner runner) {
    List<Hash> hashes = photos.stream().map(Photo::pixels).toList();
    List<Set<Hash>> present = new ArrayList<>();
    List<Map<Hash, float[]>> computed = new ArrayList<>();
    for (int k = 0; k < wanted.count(); k++) {
      present.add(store.present(key(wanted.augmentation(), k), hashes));
      computed.add(new LinkedHashMap<>());
    }
    int size = settings.imageSize();
    int grey = pass.backbone().card().normalisation().grey();
    Views views = new Views(wanted.augmentation(), size);
    wanted
        .files()
        .each(
            photos,
            (photo, pixels) -> {
              Pixels framed = settings.fit().frame(pixels, size, grey);
              for (int k = 0; k < wanted.count(); k++) {
                if (!present.get(k).contains(photo.pixels())) {
                  Pixels view = views.view(framed, photo.pixels(), k);
                  FloatBuffer input = normaliser.normalise(view);
                  computed.get(k).put(photo.pixels(), runner.get().features(input, size));
                }
              }
            });
    for (int k = 0; k < wanted.count(); k++) {
      store.saveFeatures(key(wanted.augmentation(), k), computed.get(k));
    }
    return computed.stream().mapToInt(Map::size).sum();
  }
}
