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
 * Every distinct picture (photos with the same pixels) gets one fate; with a grouping, every group
 * of photos (see the last point). So a picture below is one or the other:
 *
 * 1. Its home class is the class of its first photo by path.
 * 2. u = hash(seed, pixels), uniform in [0, 1). In a class with 40 or more pictures, u below the
 *    test fraction means test: adding photos moves no other one. In a smaller class the pictures
 *    are ranked by u and the first round(fraction * n) are the test: a fair share for certain,
 *    but adding photos may move others.
 * 3. The rest of each class is ranked by a second hash and dealt round the folds (or cut once).
 *    The dealing goes on from one class to the next, so that many tiny classes fill every fold.
 *
 * Groups differ in size and may hold photos of several classes. They come in the order of the same
 * hashes, of (seed, name of the group), and GroupDealer sees to the shares.
 */
/** Deals photos out to the sealed test part and the folds. Pure: same catalogue, same split. */
public final class Splitter {
  /** Classes with fewer pictures are cut by rank. */
  static final int SMALL_CLASS = 40;

  private static final long TEST_KEY = 1;
  private static final long FOLD_KEY = 2;

  private final SplitSettings settings;
  private final Units units;
  private final List<Alike> alike;

  private Splitter(SplitSettings settings, Units units, List<Alike> alike) {
    this.settings = settings;
    this.units = units;
    this.alike = alike;
  }

  /**
   * The split of these photos. A given split is kept; see the contract.
   *
   * @throws graft.core.error.UserError if the grouping fits no name, or puts all into one group
   */
  public static Split split(Catalog catalog, SplitSettings settings) {
    return split(catalog, settings, List.of());
  }

  /**
   * The same where some photos are known to be nearly one picture.
   *
   * @param alike pairs of them; those under two labels are left out as the same pixels would be
   */
  public static Split split(Catalog catalog, SplitSettings settings, List<Alike> alike) {
    Units units = Units.of(catalog.photos(), settings.groups());
    return new Splitter(settings, units, alike).deal(catalog);
  }

  private Split deal(Catalog catalog) {
    List<Sentence> notes = new ArrayList<>();
    Map<Hash, List<Photo>> pictures = new LinkedHashMap<>();
    catalog
        .photos()
        .forEach(p -> pictures.computeIfAbsent(units.of(p), k -> new ArrayList<>(1)).add(p));
    if (!settings.groups().isNone()) {
      notes.add(noteOfGroups(pictures));
    }
    boolean givenTest = catalog.photos().stream().anyMatch(p -> p.part() == Part.TEST);
    boolean givenValidation = catalog.photos().stream().anyMatch(p -> p.part() == Part.VALIDATION);

    List<List<Hash>> open = picturesByClass(catalog, pictures, Part.TRAIN, Part.NONE);
    open.forEach(hashes -> hashes.removeIf(h -> isValidated(pictures.getOrDefault(h, List.of()))));
    Set<Hash> test =
        givenTest || settings.test() == 0
            ? Set.of()
            : settings.groups().isNone()
                ? drawTest(open, catalog.classes(), notes)
                : dealer(open, pictures, Set.of(), TEST_KEY).take(settings.test());
    open.forEach(hashes -> hashes.removeAll(test));
    Set<Photo> leftOut = leftOut(catalog, test, notes);
    open.forEach(
        hashes -> hashes.removeIf(h -> leftOut.containsAll(pictures.getOrDefault(h, List.of()))));
    Map<Hash, Integer> folds =
        givenValidation
            ? Map.of()
            : settings.groups().isNone() ? drawFolds(open) : dealFolds(open, pictures, leftOut);

    List<Photo> train = new ArrayList<>();
    List<Integer> foldOf = new ArrayList<>();
    List<Hash> unitOf = new ArrayList<>();
    List<Photo> sealed = new ArrayList<>();
    for (Photo photo : catalog.photos()) {
      Hash unit = units.of(photo);
      if (isSealed(photo, test)) {
        sealed.add(photo);
      } else if (!leftOut.contains(photo)) {
        train.add(photo);
        unitOf.add(unit);
        foldOf.add(
            photo.part() == Part.VALIDATION ? 0 : folds.getOrDefault(unit, Split.ALWAYS_TRAIN));
      }
    }
    List<Photo> leftOutInOrder = catalog.photos().stream().filter(leftOut::contains).toList();
    boolean single = givenValidation || settings.validation() > 0;
    int foldCount = single ? 1 : (int) foldOf.stream().distinct().count();
    return new Split(
        train, foldOf, unitOf, foldCount, new SealedTest(sealed), leftOutInOrder, notes);
  }

  private boolean isSealed(Photo photo, Set<Hash> test) {
    return photo.part() == Part.TEST || (test.contains(units.of(photo)) && isTrain(photo));
  }

  /** Only labels of photos to learn from are read. */
  private Set<Photo> leftOut(Catalog catalog, Set<Hash> test, List<Sentence> notes) {
    if (settings.keepConflicts()) {
      return Set.of();
    }
    List<Photo> open = catalog.photos().stream().filter(p -> !isSealed(p, test)).toList();
    Set<Photo> conflicts = Conflicts.among(open, alike);
    if (!conflicts.isEmpty()) {
      notes.add(Sentence.of("deal.conflicts").with("count", conflicts.size()));
    }
    return conflicts;
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

  private Map<Hash, Integer> dealFolds(
      List<List<Hash>> open, Map<Hash, List<Photo>> pictures, Set<Photo> leftOut) {
    GroupDealer dealer = dealer(open, pictures, leftOut, FOLD_KEY);
    if (settings.validation() == 0) {
      return dealer.folds(settings.folds());
    }
    Map<Hash, Integer> folds = new HashMap<>();
    dealer.take(settings.validation()).forEach(unit -> folds.put(unit, 0));
    return folds;
  }

  private GroupDealer dealer(
      List<List<Hash>> open, Map<Hash, List<Photo>> pictures, Set<Photo> leftOut, long purpose) {
    List<Hash> order = ranked(open.stream().flatMap(List::stream).toList(), purpose);
    Map<Hash, int[]> counts = new HashMap<>();
    for (Hash unit : order) {
      int[] ofClass = new int[open.size()];
      pictures.getOrDefault(unit, List.of()).stream()
          .filter(photo -> isTrain(photo) && !leftOut.contains(photo))
          .forEach(photo -> ofClass[photo.label()]++);
      counts.put(unit, ofClass);
    }
    return new GroupDealer(GroupDealer.of(counts, order), open.size());
  }

  private Sentence noteOfGroups(Map<Hash, List<Photo>> pictures) {
    long torn =
        pictures.values().stream()
            .filter(photos -> photos.stream().map(Photo::part).distinct().count() > 1)
            .count();
    return Sentence.of(torn == 0 ? "deal.groups" : "deal.groups.torn")
        .with("groups", units.groups())
        .with("alone", units.alone())
        .with("torn", torn);
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
