package graft.core.study;

import graft.core.head.HeadRecipe;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;

/**
 * What may hold a head's weights back: at most one kind at a time.
 *
 * @param kinds that are tried
 * @param dropouts rates that are tried, in steps so that trials share their draws; rising
 * @param l2 strength of L2
 * @param l1 strength of L1
 */
public record Regularisers(List<Kind> kinds, List<Double> dropouts, LogRange l2, LogRange l1) {
  /** The kinds of regulariser. */
  public enum Kind {
    DROPOUT,
    L2,
    L1,
    NONE;

    /** The kind that a recipe has; of L1 and L2 together, L2. */
    public static Kind of(HeadRecipe recipe) {
      if (recipe.dropout() > 0) {
        return DROPOUT;
      }
      return recipe.l2() > 0 ? L2 : recipe.l1() > 0 ? L1 : NONE;
    }
  }

  public Regularisers {
    kinds = List.copyOf(kinds);
    dropouts = List.copyOf(dropouts);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "the space needs a kind of regulariser: dropout, l2, l1 or none (--regulariser)");
    }
    if (dropouts.isEmpty()) {
      throw new IllegalArgumentException("the space needs a dropout rate to try (--dropout)");
    }
    for (double rate : dropouts) {
      if (!(rate > 0 && rate < 1)) {
        throw new IllegalArgumentException(
            "dropout rates to try must be above 0 and below 1, got %s (--dropout)".formatted(rate));
      }
    }
  }

  /** All four kinds; dropout 0.1 to 0.8, L2 0.0001 to 0.1, L1 0.00001 to 0.01. */
  public static Regularisers defaults() {
    return new Regularisers(
        List.of(Kind.values()),
        List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
        new LogRange(1e-4, 1e-1),
        new LogRange(1e-5, 1e-2));
  }

  public Regularisers withKinds(List<Kind> value) {
    return new Regularisers(value, dropouts, l2, l1);
  }

  public Regularisers withDropouts(List<Double> value) {
    return new Regularisers(kinds, value, l2, l1);
  }

  public Regularisers withL2(LogRange value) {
    return new Regularisers(kinds, dropouts, value, l1);
  }

  public Regularisers withL1(LogRange value) {
    return new Regularisers(kinds, dropouts, l2, value);
  }

  /** The recipe with the article's regulariser, or the first kind that may be tried. */
  HeadRecipe start(HeadRecipe recipe) {
    Kind kind = kinds.contains(Kind.DROPOUT) ? Kind.DROPOUT : kinds.getFirst();
    return switch (kind) {
      case DROPOUT -> recipe.withDropout(nearest(0.5));
      case L2 -> recipe.withL2(l2.clamp(0.001));
      case L1 -> recipe.withL1(l1.clamp(0.001));
      case NONE -> recipe.withDropout(0);
    };
  }

  /** The rate that is tried and nearest to this one. */
  double nearest(double rate) {
    double nearest = dropouts.getFirst();
    for (double tried : dropouts) {
      nearest = Math.abs(tried - rate) < Math.abs(nearest - rate) ? tried : nearest;
    }
    return nearest;
  }

  boolean holds(HeadRecipe recipe) {
    Kind kind = Kind.of(recipe);
    return kinds.contains(kind)
        && switch (kind) {
          case DROPOUT -> dropouts.contains(recipe.dropout());
          case L2 -> l2.holds(recipe.l2()) && recipe.l1() == 0;
          case L1 -> l1.holds(recipe.l1());
          case NONE -> true;
        };
  }
}
