package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * Every distinct picture (group of photos with the same pixels) gets one fate:
 *
 * 1. Its home class is the class of its first photo by path.
 * 2. u = hash(seed, pixels), uniform in [0, 1). In a class with 40 or more pictures, u below the
 *    test fraction means test: adding photos moves no other one. In a smaller class the pictures
 *    are ranked by u and the first round(fraction * n) are the test: a fair share for certain,
 *    but adding photos may move others.
 * 3. The rest of each class is ranked by a second hash and dealt round the folds (or cut once).
 *    The dealing goes on from one class to the next, so that many tiny classes fill every fold.
 */
/** Deals photos out to the sealed test part and the folds. Pure: same catalogue, same split. */
public final class Splitter {
  /** Classes with fewer pictures are cut by rank. */
  static final int SMALL_CLASS = 40;

  private static final long TEST_KEY = 1;
  private static final long FOLD_KEY = 2;

  private final SplitSettings settings;

  private Splitter(SplitSettings settings) {
    this.settings = settings;
  }

  /** The split of these photos. A given split is kept; see the contract. */
  public static Split split(Catalog catalog, SplitSettings settings) {
    return new Splitter(settings).deal(catalog);
  }

  private Split deal(Catalog catalog) {
    List<Sentence> notes = new ArrayList<>();
    Map<Hash, List<Photo>> pictures = new LinkedHashMap<>();
    catalog
        .photos()
        .forEach(p -> pictures.computeIfAbsent(p.pixels(), k -> new ArrayList<>()).add(p));
    boolean givenTest = catalog.photos().stream().anyMatch(p -> p.part() == Part.TEST);
    boolean givenValidation = catalog.photos().stream().anyMatch(p -> p.part() == Part.VALIDATION);

    List<List<Hash>> open = picturesByClass(catalog, pictures, Part.TRAIN, Part.NONE);
    open.forEach(hashes -> hashes.removeIf(h -> isValidated(pictures.getOrDefault(h, List.of()))));
    Set<Hash> test = givenTest ? Set.of() : drawTest(open, catalog.classes(), notes);
    open.forEach(hashes -> hashes.removeAll(test));
    Map<Hash, Integer> folds = givenValidation ? Map.of() : drawFolds(open);

    List<Photo> train = new ArrayList<>();
    List<Integer> foldOf = new ArrayList<>();
    List<Photo> sealed = new ArrayList<>();
    for (Photo photo : catalog.photos()) {
      if (photo.part() == Part.TEST || (test.contains(photo.pixels()) && isTrain(photo))) {
        sealed.add(photo);
      } else {
        train.add(photo);
        foldOf.add(
            photo.part() == Part.VALIDATION
                ? 0
                : folds.getOrDefault(photo.pixels(), Split.ALWAYS_TRAIN));
      }
    }
    boolean single = givenValidation || settings.validation() > 0;
    int foldCount = single ? 1 : (int) foldOf.stream().distinct().count();
    return new Split(train, foldOf, foldCount, new SealedTest(sealed), notes);
  }

  private static boolean isTrain(Photo photo) {
    return photo.part() == Part.TRAIN || photo.part() == Part.NONE;
  }

  /** Whether a given validation part shows the picture: then the test must not. */
  private static boolean isValidated(List<Photo> copies) {
    return copies.stream().anyMatch(p -> p.part() == Part.VALIDATION);
  }

  /** The distinct pictures of each home class that may be dealt. */
  private static List<List<Hash>> picturesByClass(
      Catalog catalog, Map<Hash, List<Photo>> pictures, Part... parts) {
    Set<Part> wanted = Set.of(parts);
    List<List<Hash>> byClass = new ArrayList<>();
    catalog.classes().forEach(c -> byClass.add(new ArrayList<>()));
    pictures.forEach(
        (pixels, photos) ->
            photos.stream()
                .filter(p -> wanted.contains(p.part()))
                .findFirst()
                .ifPresent(first -> byClass.get(first.label()).add(pixels)));
    return byClass;
  }

  private Set<Hash> drawTest(List<List<Hash>> byClass, List<String> classes, List<Sentence> notes) {
    Set<Hash> test = new HashSet<>();
    if (settings.test() == 0) {
      return test;
    }
    List<String> ranked = new ArrayList<>();
    for (int label = 0; label < byClass.size(); label++) {
      List<Hash> pictures = byClass.get(label);
      if (pictures.size() < SMALL_CLASS) {
        ranked.add(classes.get(label));
        int share = (int) Math.round(settings.test() * pictures.size());
        test.addAll(
            ranked(pictures, TEST_KEY)
                .subList(0, Math.min(share, Math.max(0, pictures.size() - 1))));
      } else {
        pictures.stream().filter(h -> u(h, TEST_KEY) < settings.test()).forEach(test::add);
      }
    }
    if (!ranked.isEmpty()) {
      notes.add(
          Sentence.of("deal.ranked")
              .with("count", SMALL_CLASS)
              .with("classes", String.join(", ", ranked)));
    }
    return test;
  }

  private Map<Hash, Integer> drawFolds(List<List<Hash>> byClass) {
    Map<Hash, Integer> folds = new HashMap<>();
    int next = 0;
    for (List<Hash> pictures : byClass) {
      List<Hash> order = ranked(pictures, FOLD_KEY);
      if (settings.validation() > 0) {
        int share = (int) Math.round(settings.validation() * order.size());
        order
            .subList(0, Math.min(share, Math.max(0, order.size() - 1)))
            .forEach(h -> folds.put(h, 0));
      } else {
        for (Hash picture : order) {
          folds.put(picture, next++ % settings.folds());
        }
      }
    }
    return folds;
  }

  private List<Hash> ranked(List<Hash> pictures, long purpose) {
    return pictures.stream()
        .sorted(Comparator.comparingDouble((Hash h) -> u(h, purpose)).thenComparing(h -> h))
        .toList();
  }

  private double u(Hash pixels, long purpose) {
    return CounterRandom.uniform(
        CounterRandom.key(settings.seed(), purpose, pixels.a(), pixels.b()));
  }
}
