package graft.app.job;

import graft.core.doctor.Alignment;
import graft.core.doctor.Examined;
import graft.core.doctor.NearCopy;
import graft.core.doctor.Neighbours;
import graft.core.doctor.Neighbours.Pair;
import graft.core.doctor.Sketch;
import graft.core.features.FeatureMatrix;
import graft.core.hash.Hash;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/*
 * How near two photos must be to be one picture differs from set to set, so no distance decides.
 * The nearest pairs are looked at again, photo against photo, a hundred at a time, until a hundred
 * hold no copy: the further pairs will not either.
 */
/** Finds parts and other versions of photos: near by their features, alike at a second look. */
final class CopyLook {
  private static final int AT_A_TIME = 100;

  /** Pairs that are looked at again at the most. */
  private static final int MOST = 10_000;

  /** The correlation of detail from which on it is one picture; different ones stay below 0.5. */
  private static final double LIKE = 0.8;

  private final Path folder;
  private final int threads;

  CopyLook(Path folder, int threads) {
    this.folder = folder;
    this.threads = threads;
  }

  /**
   * The copies that are not yet known.
   *
   * @param photos sorted by path
   * @param features one row a photo
   * @param known copies
   */
  List<NearCopy> find(List<Examined> photos, FeatureMatrix features, List<NearCopy> known) {
    Set<Hash> seen = new HashSet<>();
    int[] rows =
        IntStream.range(0, photos.size())
            .filter(i -> !photos.get(i).isPlain() && seen.add(photos.get(i).photo().pixels()))
            .toArray();
    Set<Set<String>> told = new HashSet<>();
    known.forEach(copy -> told.add(paths(copy.first(), copy.second())));
    List<Pair> pairs =
        Neighbours.nearest(features.rows(rows)).stream()
            .map(p -> new Pair(rows[p.first()], rows[p.second()], p.distance()))
            .filter(p -> !told.contains(paths(photos.get(p.first()), photos.get(p.second()))))
            .limit(MOST)
            .toList();
    List<NearCopy> found = new ArrayList<>();
    for (int from = 0; from < pairs.size(); from += AT_A_TIME) {
      int before = found.size();
      InOrder.map(
          pairs.subList(from, Math.min(pairs.size(), from + AT_A_TIME)),
          threads,
          pair -> secondLook(photos.get(pair.first()), photos.get(pair.second())),
          copy -> copy.ifPresent(found::add));
      if (found.size() == before) {
        break;
      }
    }
    return found;
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

  /** Empty where the file has gone since it was read. */
  private Optional<Sketch> sketch(Examined photo) {
    try {
      Pixels pixels =
          PhotoDecoder.decode(Files.readAllBytes(folder.resolve(photo.photo().path()))).pixels();
      byte[] rgb = new byte[Pixels.CHANNELS * Sketch.SIDE * Sketch.SIDE];
      TriangleResize.resize(pixels, Sketch.SIDE, Sketch.SIDE).copyTo(rgb, 0);
      return Optional.of(Sketch.of(rgb, photo.shape()));
    } catch (IOException | UnreadablePhotoException e) {
      return Optional.empty();
    }
  }
}
