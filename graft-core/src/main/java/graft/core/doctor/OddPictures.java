package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Pictures of one tone, tiny ones, very long ones, and grey ones among coloured ones. */
final class OddPictures implements Check {
  /** Grey values of a picture of one tone vary by less. */
  private static final double BLANK = 2;

  /** The side, in pixels, below which a backbone is shown mostly what was made up. */
  private static final int SMALL = 64;

  /** Long side by short side. */
  private static final double LONG = 4;

  /** Where more are grey than this share, it is what the set is like. */
  private static final double FEW = 0.25;

  @Override
  public List<Finding> look(PhotoSet set) {
    long grey = set.photos().stream().filter(Examined::isGrey).count();
    boolean someGrey = grey < FEW * set.photos().size();
    return Stream.of(
            finding(set, Kind.BLANK, OddPictures::isBlank),
            finding(set, Kind.SMALL, OddPictures::isSmall),
            finding(set, Kind.LONG, p -> longSide(p) > LONG * shortSide(p)),
            finding(set, Kind.GREY, p -> someGrey && p.isGrey() && !isBlank(p)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> finding(PhotoSet set, Kind kind, Predicate<Examined> odd) {
    List<Case> cases =
        set.photos().stream()
            .filter(odd)
            .map(p -> new Case(p.photo().path(), "", detail(kind, p)))
            .toList();
    return cases.isEmpty() ? Optional.empty() : Optional.of(Finding.counted(kind, cases));
  }

  private static String detail(Kind kind, Examined photo) {
    return kind == Kind.SMALL || kind == Kind.LONG
        ? photo.facts().width() + " x " + photo.facts().height()
        : "";
  }

  static boolean isSmall(Examined photo) {
    return shortSide(photo) < SMALL;
  }

  static boolean isBlank(Examined photo) {
    return photo.glance().contrast() < BLANK;
  }

  private static int shortSide(Examined photo) {
    return Math.min(photo.facts().width(), photo.facts().height());
  }

  private static int longSide(Examined photo) {
    return Math.max(photo.facts().width(), photo.facts().height());
  }
}
