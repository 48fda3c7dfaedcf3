package graft.core.photos;

import static java.util.Objects.requireNonNull;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts.Broken;
import graft.core.photos.PhotoFacts.Decoded;
import graft.core.photos.Problem.Kind;
import graft.core.scratch.FirstPlaces;
import graft.core.scratch.LazyList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a catalogue of what was read: classes with photos, and what is wrong, worst first. */
final class CatalogBuilder {
  /** A class with fewer photos can hardly be learned. */
  private static final int FEW = 5;

  private final Listing listing;
  private final List<PhotoFacts> facts; // one a file
  private final List<Problem> problems;
  private int unused;

  CatalogBuilder(Listing listing, List<PhotoFacts> facts) {
    if (facts.size() != listing.files().size()) {
      throw new IllegalArgumentException(
          "every file needs its facts: %d files, %d facts"
              .formatted(listing.files().size(), facts.size()));
    }
    this.listing = listing;
    this.facts = facts;
    this.problems = new ArrayList<>(listing.problems());
  }

  Catalog build() {
    for (int i = 0; i < facts.size(); i++) {
      inspect(listing.files().get(i), facts.get(i));
    }
    List<String> classes = classesWithPhotos();
    Map<String, Integer> labels = new HashMap<>();
    classes.forEach(name -> labels.put(name, labels.size()));
    int[] places = places(labels.keySet());
    List<PhotoFile> files = LazyList.at(places, listing.files());
    List<Decoded> decoded = new LazyList<>(places.length, i -> (Decoded) facts.get(places[i]));
    List<Photo> photos =
        PackedPhotos.of(
            new LazyList<>(places.length, i -> files.get(i).path()),
            new LazyList<>(
                places.length, i -> photo(files.get(i), labels, decoded.get(i).pixels())));
    copies(photos, classes);
    few(photos, classes);
    problems.sort(Comparator.comparing(Problem::kind).thenComparing(Problem::path));
    return new Catalog(
        listing.folder(),
        classes,
        photos,
        listing.leftOut() + unused,
        problems,
        PackedFacts.of(photos, decoded));
  }

  /** The places of the files that are photos of these classes; counts those of others. */
  private int[] places(Set<String> classes) {
    int[] decoded =
        IntStream.range(0, facts.size()).filter(i -> facts.get(i) instanceof Decoded).toArray();
    int[] places =
        IntStream.of(decoded)
            .filter(i -> classes.contains(listing.files().get(i).label()))
            .toArray();
    unused += decoded.length - places.length;
    return places;
  }

  private static Photo photo(PhotoFile file, Map<String, Integer> labels, Hash pixels) {
    return new Photo(file.path(), requireNonNull(labels.get(file.label())), file.part(), pixels);
  }

  private void inspect(PhotoFile file, PhotoFacts fact) {
    switch (fact) {
      case Broken(String reason) -> {
        unused++;
        problems.add(new Problem(Kind.UNREADABLE, file.path(), reason));
      }
      case Decoded decoded -> {
        String suffix = suffix(file.path());
        if (namesOf(suffix).stream().noneMatch(n -> n.equals(decoded.format()))) {
          problems.add(
              new Problem(
                  Kind.WRONG_NAME,
                  file.path(),
                  "The name says %s, the bytes say %s; it is used as it is."
                      .formatted(suffix.isEmpty() ? "nothing" : suffix, decoded.format())));
        }
      }
    }
  }

  private static String suffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static Set<String> namesOf(String suffix) {
    return switch (suffix) {
      case "jpg", "jpeg", "jpe", "jfif" -> Set.of("JPEG");
      case "png" -> Set.of("PNG");
      case "webp" -> Set.of("WEBP");
      case "bmp", "dib" -> Set.of("BMP");
      case "tif", "tiff" -> Set.of("TIFF");
      case "gif" -> Set.of("GIF");
      case "ppm", "pgm", "pbm", "pnm" -> Set.of("PNM");
      default -> Set.of();
    };
  }

  /** Train decides where a split is given. */
  private List<String> classesWithPhotos() {
    Set<String> filled =
        IntStream.range(0, facts.size())
            .filter(i -> facts.get(i) instanceof Decoded)
            .mapToObj(listing.files()::get)
            .filter(file -> file.part() == Part.NONE || file.part() == Part.TRAIN)
            .map(PhotoFile::label)
            .collect(Collectors.toSet());
    List<String> classes = listing.classes().stream().filter(filled::contains).toList();
    listing.classes().stream()
        .filter(c -> !filled.contains(c))
        .forEach(
            c ->
                problems.add(
                    new Problem(
                        Kind.EMPTY_CLASS, c, "The class has no readable photo; it is left out.")));
    if (classes.size() < 2) {
      throw new UserError(
          "Two classes with readable photos are the least to tell apart, got %d in %s%s"
              .formatted(
                  classes.size(),
                  listing.folder(),
                  problems.isEmpty() ? "" : ": " + problems.getFirst().detail()));
    }
    return classes;
  }

  private void copies(List<Photo> photos, List<String> classes) {
    FirstPlaces pictures = new FirstPlaces(photos.size(), i -> photos.get(i).pixels());
    for (int i = 0; i < photos.size(); i++) {
      int first = pictures.add(i);
      if (first != i) {
        problems.add(copy(photos.get(first), photos.get(i), classes));
      }
    }
  }

  private static Problem copy(Photo first, Photo copy, List<String> classes) {
    if (first.label() != copy.label()) {
      return new Problem(
          Kind.LABEL_CONFLICT,
          copy.path(),
          "The same pixels as %s, but labelled %s there and %s here: one of them must be wrong."
              .formatted(first.path(), classes.get(first.label()), classes.get(copy.label())));
    }
    if (first.part() != copy.part()) {
      return new Problem(
          Kind.LEAK,
          copy.path(),
          "The same pixels as %s in another part of the given split: the figures flatter."
              .formatted(first.path()));
    }
    return new Problem(
        Kind.DUPLICATE, copy.path(), "The same pixels as %s.".formatted(first.path()));
  }

  private void few(List<Photo> photos, List<String> classes) {
    int[] counts = new int[classes.size()];
    photos.forEach(photo -> counts[photo.label()]++);
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] < FEW) {
        problems.add(
            new Problem(
                Kind.TOO_FEW,
                classes.get(label),
                "The class has %d photo(s); %d or more are needed to learn and to check it."
                    .formatted(counts[label], FEW)));
      }
    }
  }
}
