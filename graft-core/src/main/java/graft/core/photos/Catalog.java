package graft.core.photos;

import static java.nio.charset.StandardCharsets.UTF_8;

import graft.core.hash.Hash;
import graft.core.scratch.LazyList;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The readable photos of a folder.
 *
 * @param folder the folder that was named
 * @param classes class names by index
 * @param photos sorted by path
 * @param leftOut files that were not used: hidden, foreign, unreadable
 * @param problems what a person should know, worst first
 * @param facts what reading each photo has taught, in their order; empty where that is not known
 */
public record Catalog(
    Path folder,
    List<String> classes,
    List<Photo> photos,
    int leftOut,
    List<Problem> problems,
    List<PhotoFacts.Decoded> facts) {
  public Catalog {
    facts = LazyList.copyOf(facts);
    if (!facts.isEmpty() && facts.size() != photos.size()) {
      throw new IllegalArgumentException(
          "every photo needs its facts: %d photos, %d facts"
              .formatted(photos.size(), facts.size()));
    }
    classes = List.copyOf(classes);
    photos = PackedPhotos.of(photos);
    problems = List.copyOf(problems);
  }

  /** A catalogue of photos about which nothing else is known. */
  public Catalog(
      Path folder, List<String> classes, List<Photo> photos, int leftOut, List<Problem> problems) {
    this(folder, classes, photos, leftOut, problems, List.of());
  }

  /**
   * The catalogue of a listing whose files have all been read.
   *
   * @param facts one a file, in the order of the listing
   */
  public static Catalog of(Listing listing, List<PhotoFacts> facts) {
    return new CatalogBuilder(listing, facts).build();
  }

  /** The same once what reading has taught is no longer asked for. */
  public Catalog withoutFacts() {
    return new Catalog(folder, classes, photos, leftOut, problems);
  }

  /** Readable photos a class, in class order. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    classes.forEach(c -> counts.put(c, 0));
    photos.forEach(p -> counts.merge(classes.get(p.label()), 1, Integer::sum));
    return counts;
  }

  /** The hash of all pixels and labels: two folders with the same photos share it. */
  public Hash dataHash() {
    MessageDigest digest = Hash.sha256();
    digest.update((String.join("\n", classes) + '\n').getBytes(UTF_8));
    photos.stream()
        .map(photo -> new Labelled(photo.pixels(), photo.label(), photo.part()))
        .sorted(Comparator.comparing(Labelled::pixels).thenComparing(Labelled::line))
        .forEach(photo -> digest.update((photo.line() + '\n').getBytes(UTF_8)));
    return Hash.ofDigest(digest.digest());
  }

  /** A photo without its path, of which many are sorted at once. */
  private record Labelled(Hash pixels, int label, Part part) {
    String line() {
      return pixels.hex() + ' ' + label + ' ' + part;
    }
  }
}
