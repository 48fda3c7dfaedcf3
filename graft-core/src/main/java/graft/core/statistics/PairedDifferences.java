package graft.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/*
 * The model: difference = mean + training(fold, seed) + photo(fold) + rest, all drawn at random. A
 * training is another one on each fold, so seeds are nested in folds, and so are photos; every photo
 * of a fold is seen with every seed. The mean over all photos and seeds has the variance
 *
 *   training · sum of (a fold's share of the photos)² / S  +  photo / P  +  rest / (S · P)
 *
 * for S seeds and P photos in all. Three figures, each a variance of that mean, see parts of it:
 *
 *   trainings: training and rest   from the means by fold and seed   F(S - 1) degrees of freedom
 *   photos:    photo and rest      from the means by photo           P - F
 *   rest:      rest                from what is left                 (S - 1)(P - F)
 *
 * so trainings + photos - rest is the variance. Trainings have few degrees of freedom, and are
 * moderated over the family. A component that comes out negative is taken as 0, which puts the rest
 * in the place of that figure. The degrees of freedom of the sum are Satterthwaite's; so are those
 * of trainings where the folds differ in size (F(S - 1) where they do not).
 *
 * With one fold and one comparison this is the analysis of variance of a two-way crossed design.
 */
/**
 * Mean differences of pairs of recipes on the same photos, with errors over photos and trainings:
 * how far each may be from what other photos of the kind and other seeds would give. Nested random
 * effects, estimated by the analysis of variance (Searle, Casella and McCulloch 1992, Variance
 * Components, chapters 3 and 4; degrees of freedom by Satterthwaite 1946). The comparisons are one
 * family: with two seeds or three, how much trainings differ is hardly seen in one comparison, and
 * learned from all of them ({@link ModeratedVariances}, Smyth 2004).
 *
 * <p>On average over a family, 95 % intervals hold the truth in 92 to 98 of 100 cases; for one
 * comparison whose trainings differ much more than the others' in about 85. They are wider than
 * they must be where only the rest differs, or where one fold is twice another. The p-values are
 * those of each comparison: correct them for their number ({@link Holm}).
 */
public final class PairedDifferences {
  /** A mean of which no spread can be seen: anything may lie within its interval. */
  public static final Estimate UNSEEN = new Estimate(0, 1, 1);

  private final List<MeanSquares> squares = new ArrayList<>();

  /** A family without a comparison. */
  public PairedDifferences() {}

  /**
   * The mean difference of each comparison, over all photos. With one seed the error is over photos
   * alone, and what another seed would change is not in it.
   *
   * @param comparisons (comparisons), each (folds)(seeds)(photos of the fold), of B minus A; the
   *     same folds, seeds and photos in all of them; a photo or more in a fold, and in one fold two
   */
  public static List<Estimate> of(List<double[][][]> comparisons) {
    PairedDifferences family = new PairedDifferences();
    comparisons.forEach(family::add);
    return family.estimates();
  }

  /**
   * The same of photos that may be so few that no fold has two of them: then all are {@link
   * #UNSEEN}.
   */
  public static List<Estimate> ofFew(List<double[][][]> comparisons) {
    boolean seen =
        comparisons.stream().flatMap(Arrays::stream).anyMatch(fold -> fold[0].length >= 2);
    return seen ? of(comparisons) : Collections.nCopies(comparisons.size(), UNSEEN);
  }

  /**
   * The mean of one comparison with one seed, as {@link #ofFew} has it: the error is over photos.
   *
   * @param differences one a photo
   */
  public static Estimate ofPhotos(double[] differences) {
    return ofFew(List.<double[][][]>of(new double[][][] {{differences}})).getFirst();
  }

  /**
   * Takes a comparison into the family; its differences are not kept.
   *
   * @param differences (folds)(seeds)(photos of the fold), of B minus A; as in the others
   */
  public void add(double[][][] differences) {
    MeanSquares of = MeanSquares.of(differences);
    of.design().mustBe(squares.isEmpty() ? of.design() : squares.getFirst().design());
    squares.add(of);
  }

  /** The mean difference of each comparison so far, over all photos. */
  public List<Estimate> estimates() {
    if (squares.isEmpty()) {
      return List.of();
    }
    Design design = squares.getFirst().design();
    if (design.seeds() == 1) {
      return squares.stream().map(MeanSquares::overPhotos).toList();
    }
    double[] variances = squares.stream().mapToDouble(MeanSquares::plausible).toArray();
    ModeratedVariances moderated = ModeratedVariances.of(variances, design.freedomOfTrainings());
    return squares.stream().map(s -> s.estimate(moderated)).toList();
  }
}
