package graft.app.job;

import graft.core.doctor.Alignment;
import graft.core.doctor.Examined;
import graft.core.doctor.NearCopy;
import graft.core.doctor.Neighbours;
import graft.core.doctor.Neighbours.Pair;
import graft.core.doctor.Sketch;
import graft.core.features.FeatureMatrix;
import graft.core.scratch.FirstPlaces;
import graft.core.scratch.Scratch;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import graft.vision.pass.DecodeBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/*
 * How near two photos must be to be one picture differs from set to set, so no distance decides.
 * The nearest pairs are looked at again, photo against photo, a hundred at a time, until three
 * hundred in a row hold no copy: the further pairs hardly will (docs/decisions/0024).
 */
/** Finds parts and other versions of photos: near by their features, alike at a second look. */
final class CopyLook {
  private static final int AT_A_TIME = 100;

  /** Pairs in a row without a copy after which no further one is looked at again. */
  private static final int QUIET = 300;

  /** Pairs that are looked at again at the most. */
  private static final int MOST = 10_000;

  /** The correlation of detail from which on it is one picture; different ones stay below 0.5. */
  private static final double LIKE = 0.8;

  private final Path folder;
  private final int threads;
  private final Scratch scratch;
  private final DecodeBudget budget;

  /**
   * A look at photos.
   *
   * @param folder that they lie in
   * @param threads workers, 1 or more
   * @param scratch for what their features take
   */
  CopyLook(Path folder, int threads, Scratch scratch) {
    this.folder = folder;
    this.threads = threads;
    this.scratch = scratch;
    this.budget = DecodeBudget.of(threads, 0);
  }

  /**
   * The copies that are not yet known.
   *
   * @param photos sorted by path
   * @param features one row a photo
   * @param known copies
   */
  List<NearCopy> find(List<Examined> photos, FeatureMatrix features, List<NearCopy> known) {
    List<Pair> pairs = pairs(photos, features, known);
    List<NearCopy> found = new ArrayList<>();
    int last = 0; // behind those that held a copy
    for (int from = 0; from < pairs.size() && from - last < QUIET; from += AT_A_TIME) {
      int before = found.size();
      InOrder.map(
          pairs.subList(from, Math.min(pairs.size(), from + AT_A_TIME)),
          threads,
          pair -> secondLook(photos.get(pair.first()), photos.get(pair.second())),
          copy -> copy.ifPresent(found::add));
      last = found.size() == before ? last : from + AT_A_TIME;
    }
    return found;
  }

  /** The nearest, of photos that there is something on, each picture once. */
  private List<Pair> pairs(List<Examined> photos, FeatureMatrix features, List<NearCopy> known) {
    FirstPlaces pictures = new FirstPlaces(photos.size(), i -> photos.get(i).photo().pixels());
    int[] rows =
        IntStream.range(0, photos.size())
            .filter(i -> !photos.get(i).isPlain() && pictures.add(i) == i)
            .toArray();
    Set<Set<String>> told = new HashSet<>();
    known.forEach(copy -> told.add(paths(copy.first(), copy.second())));
    return Neighbours.nearest(
            features.rows(rows),
            scratch,
            p -> !told.contains(paths(photos.get(rows[p.first()]), photos.get(rows[p.second()]))),
            MOST)
        .stream()
        .map(p -> new Pair(rows[p.first()], rows[p.second()], p.distance()))
        .toList();
  }

  private static Set<String> paths(Examined one, Examined other) {
    return Set.of(one.photo().path(), other.photo().path());
  }

  private Optional<NearCopy> secondLook(Examined first, Examined second) {
    Optional<Sketch> one = sketch(first);
    Optional<Sketch> other = sketch(second);
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    double likeness = Alignment.likeness(one.get(), other.get());
    return likeness < LIKE ? Optional.empty() : Optional.of(new NearCopy(first, second, likeness));
  }

  /** Empty where the file has gone, or is another, since it was read. */
  private Optional<Sketch> sketch(Examined photo) {
    try {
      return Optional.of(
          budget.decoded(
              folder.resolve(photo.photo().path()),
              decoded -> {
                byte[] rgb = new byte[Pixels.CHANNELS * Sketch.SIDE * Sketch.SIDE];
                TriangleResize.resize(decoded.pixels(), Sketch.SIDE, Sketch.SIDE).copyTo(rgb, 0);
                return Sketch.of(rgb, photo.shape());
              }));
    } catch (IOException | UnreadablePhotoException e) {
      return Optional.empty();
    }
  }
}
