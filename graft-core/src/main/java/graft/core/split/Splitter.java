package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.random.CounterRandom;
import graft.core.scratch.LazyList;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
 *
 * A picture goes by a number (see Pictures), so that dealing many takes little memory.
 */
/** Deals photos out to the sealed test part and the folds. Pure: same catalogue, same split. */
public final class Splitter {
  /** Classes with fewer pictures are cut by rank. */
  static final int SMALL_CLASS = 40;

  private static final long TEST_KEY = 1;
  private static final long FOLD_KEY = 2;

  private final Catalog catalog;
  private final SplitSettings settings;
  private final Units units;
  private final Pictures pictures;

  private Splitter(Catalog catalog, SplitSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
    this.units = Units.of(catalog.photos(), settings.groups());
    this.pictures = new Pictures(catalog.photos(), units);
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
    return new Splitter(catalog, settings).deal(alike);
  }

  private Split deal(List<Alike> alike) {
    List<Sentence> notes = new ArrayList<>();
    if (!settings.groups().isNone()) {
      notes.add(noteOfGroups());
    }
    boolean givenTest = catalog.photos().stream().anyMatch(p -> p.part() == Part.TEST);
    boolean givenValidation = catalog.photos().stream().anyMatch(p -> p.part() == Part.VALIDATION);

    List<int[]> open = without(openByClass(), this::isValidated);
    BitSet test =
        givenTest || settings.test() == 0
            ? new BitSet()
            : settings.groups().isNone()
                ? drawTest(open, notes)
                : dealer(open, Set.of(), TEST_KEY).take(settings.test());
    Set<Photo> leftOut = leftOut(test, alike, notes);
    List<int[]> rest =
        without(open, p -> test.get(p) || pictures.photos(p).allMatch(leftOut::contains));
    int[] folds =
        givenValidation
            ? unfolded()
            : settings.groups().isNone() ? drawFolds(rest) : dealFolds(rest, leftOut);
    boolean single = givenValidation || settings.validation() > 0;
    return split(new Dealt(test, folds, leftOut), single, notes);
  }

  /** What became of the pictures, and the photos that are left out. */
  @SuppressWarnings("ArrayRecordComponent") // stays in this class
  private record Dealt(BitSet test, int[] folds, Set<Photo> leftOut) {}

  private Split split(Dealt dealt, boolean single, List<Sentence> notes) {
    int[] sealed = places(i -> isSealed(i, dealt.test()));
    int[] train =
        places(
            i -> !isSealed(i, dealt.test()) && !dealt.leftOut().contains(catalog.photos().get(i)));
    List<Integer> folds = IntStream.of(train).mapToObj(i -> foldOf(i, dealt)).toList();
    List<Photo> leftOut = catalog.photos().stream().filter(dealt.leftOut()::contains).toList();
    return new Split(
        LazyList.at(train, catalog.photos()),
        folds,
        unitsOf(train),
        single ? 1 : (int) folds.stream().distinct().count(),
        new SealedTest(LazyList.at(sealed, catalog.photos())),
        leftOut,
        notes);
  }

  private int[] places(IntPredicate which) {
    return IntStream.range(0, catalog.photos().size()).filter(which).toArray();
  }

  private int foldOf(int place, Dealt dealt) {
    return catalog.photos().get(place).part() == Part.VALIDATION
        ? 0
        : dealt.folds()[pictures.of(place)];
  }

  /** Without groups those are the pictures, which the photos know themselves. */
  private List<Hash> unitsOf(int[] places) {
    List<Photo> photos = catalog.photos();
    return settings.groups().isNone()
        ? new LazyList<>(places.length, i -> photos.get(places[i]).pixels())
        : IntStream.of(places).mapToObj(pictures::unit).toList();
  }

  private boolean isSealed(int place, BitSet test) {
    Photo photo = catalog.photos().get(place);
    return photo.part() == Part.TEST || (test.get(pictures.of(place)) && isTrain(photo));
  }

  /** Only labels of photos to learn from are read. */
  private Set<Photo> leftOut(BitSet test, List<Alike> alike, List<Sentence> notes) {
    if (settings.keepConflicts()) {
      return Set.of();
    }
    List<Photo> open = LazyList.at(places(i -> !isSealed(i, test)), catalog.photos());
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
  private boolean isValidated(int picture) {
    return pictures.photos(picture).anyMatch(p -> p.part() == Part.VALIDATION);
  }

  /** The pictures of each home class of which there are photos to learn from. */
  private List<int[]> openByClass() {
    List<IntStream.Builder> byClass = new ArrayList<>();
    catalog.classes().forEach(c -> byClass.add(IntStream.builder()));
    pictures
        .all()
        .forEach(
            picture ->
                pictures
                    .photos(picture)
                    .filter(Splitter::isTrain)
                    .findFirst()
                    .ifPresent(first -> byClass.get(first.label()).accept(picture)));
    return byClass.stream().map(of -> of.build().toArray()).toList();
  }

  private static List<int[]> without(List<int[]> byClass, IntPredicate gone) {
    return byClass.stream().map(of -> IntStream.of(of).filter(gone.negate()).toArray()).toList();
  }

  private BitSet drawTest(List<int[]> byClass, List<Sentence> notes) {
    BitSet test = new BitSet();
    List<String> ranked = new ArrayList<>();
    for (int label = 0; label < byClass.size(); label++) {
      int[] ofClass = byClass.get(label);
      if (ofClass.length < SMALL_CLASS) {
        ranked.add(catalog.classes().get(label));
        share(ranked(ofClass, TEST_KEY), settings.test()).forEach(test::set);
      } else {
        IntStream.of(ofClass).filter(p -> u(p, TEST_KEY) < settings.test()).forEach(test::set);
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

  /** The first of them, and never all. */
  private static IntStream share(int[] order, double fraction) {
    int share = (int) Math.round(fraction * order.length);
    return IntStream.of(order).limit(Math.min(share, Math.max(0, order.length - 1)));
  }

  /** By picture. */
  private int[] unfolded() {
    int[] folds = new int[catalog.photos().size()];
    Arrays.fill(folds, Split.ALWAYS_TRAIN);
    return folds;
  }

  private int[] drawFolds(List<int[]> byClass) {
    int[] folds = unfolded();
    int next = 0;
    for (int[] ofClass : byClass) {
      int[] order = ranked(ofClass, FOLD_KEY);
      if (settings.validation() > 0) {
        share(order, settings.validation()).forEach(picture -> folds[picture] = 0);
      } else {
        for (int picture : order) {
          folds[picture] = next++ % settings.folds();
        }
      }
    }
    return folds;
  }

  private int[] dealFolds(List<int[]> byClass, Set<Photo> leftOut) {
    int[] folds = unfolded();
    GroupDealer dealer = dealer(byClass, leftOut, FOLD_KEY);
    if (settings.validation() == 0) {
      dealer.deal(settings.folds(), folds);
    } else {
      dealer.take(settings.validation()).stream().forEach(picture -> folds[picture] = 0);
    }
    return folds;
  }

  private GroupDealer dealer(List<int[]> byClass, Set<Photo> leftOut, long purpose) {
    int[] order = ranked(byClass.stream().flatMapToInt(IntStream::of).toArray(), purpose);
    return new GroupDealer(
        IntStream.of(order)
            .mapToObj(picture -> new GroupDealer.Group(picture, counts(picture, leftOut)))
            .toList(),
        catalog.classes().size());
  }

  /** Photos of each class that may be dealt. */
  private List<Integer> counts(int picture, Set<Photo> leftOut) {
    int[] ofClass = new int[catalog.classes().size()];
    pictures
        .photos(picture)
        .filter(photo -> isTrain(photo) && !leftOut.contains(photo))
        .forEach(photo -> ofClass[photo.label()]++);
    return Arrays.stream(ofClass).boxed().toList();
  }

  private Sentence noteOfGroups() {
    long torn =
        pictures
            .all()
            .filter(picture -> pictures.photos(picture).map(Photo::part).distinct().count() > 1)
            .count();
    return Sentence.of(torn == 0 ? "deal.groups" : "deal.groups.torn")
        .with("groups", units.groups())
        .with("alone", units.alone())
        .with("torn", torn);
  }

  private int[] ranked(int[] some, long purpose) {
    return IntStream.of(some)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer picture) -> u(picture, purpose))
                .thenComparing(pictures::unit))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double u(int picture, long purpose) {
    Hash unit = pictures.unit(picture);
    return CounterRandom.uniform(CounterRandom.key(settings.seed(), purpose, unit.a(), unit.b()));
  }
}
