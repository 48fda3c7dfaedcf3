package graft.core.search;

/**
 * Probabilities of the cells of a grid, smoothed from counts: a kernel for each cell with a count,
 * weighed by it, and one for the even prior, which weighs like one count (Watanabe, Bansal and
 * Hutter 2023, section 4; the constants are those of Optuna).
 */
final class GridDensity {
  private static final double PRIOR_WEIGHT = 1;
  private static final double NARROWEST = 0.5 / 1.64; // 90 % of a kernel in its own cell

  private GridDensity() {}

  /** Of the options of a choice: (options). */
  static double[] ofOptions(int[] counts) {
    int seen = 0;
    double total = PRIOR_WEIGHT;
    for (int count : counts) {
      seen += count > 0 ? 1 : 0;
      total += count;
    }
    double share = PRIOR_WEIGHT / (seen + 1);
    double[] density = new double[counts.length];
    for (int option = 0; option < counts.length; option++) {
      double kernels = (counts[option] + (total - PRIOR_WEIGHT) * share);
      density[option] =
          (kernels / (1 + counts.length * share) + PRIOR_WEIGHT / counts.length) / total;
    }
    return density;
  }

  /**
   * Of even steps through a number's range, by kernels of a normal distribution as wide as Scott's
   * rule says (1992): (cells).
   */
  static double[] ofSteps(int[] counts) {
    int cells = counts.length;
    double[] tails = tails(cells, width(counts));
    double[] density = new double[cells];
    double total = PRIOR_WEIGHT;
    for (int centre = 0; centre < cells; centre++) {
      total += counts[centre];
      double inside = 1 - tails[centre] - tails[cells - 1 - centre];
      for (int cell = 0; counts[centre] > 0 && cell < cells; cell++) {
        density[cell] += counts[centre] / inside * mass(Math.abs(cell - centre), tails);
      }
    }
    double[] prior = prior(cells);
    for (int cell = 0; cell < cells; cell++) {
      density[cell] = (density[cell] + PRIOR_WEIGHT * prior[cell]) / total;
    }
    return density;
  }

  /** The probability beyond the far side of the cell at each distance from a kernel's centre. */
  private static double[] tails(int cells, double width) {
    double[] tails = new double[cells];
    for (int distance = 0; distance < cells; distance++) {
      tails[distance] = Normal.above((distance + 0.5) / width);
    }
    return tails;
  }

  private static double mass(int distance, double[] tails) {
    return distance == 0 ? 1 - 2 * tails[0] : tails[distance - 1] - tails[distance];
  }

  /** The prior: centred, as wide as the grid, cut to it. */
  private static double[] prior(int cells) {
    double[] density = new double[cells];
    double inside = 1 - 2 * Normal.above(0.5);
    for (int cell = 0; cell < cells; cell++) {
      double left = (cell - cells / 2.0) / cells;
      double right = (cell + 1 - cells / 2.0) / cells;
      density[cell] = (Normal.below(right) - Normal.below(left)) / inside;
    }
    return density;
  }

  /** Scott's rule with the smaller of the standard deviation and the quartiles' distance. */
  private static double width(int[] counts) {
    int total = 0;
    double sum = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      total += counts[cell];
      sum += (double) counts[cell] * cell;
    }
    double mean = sum / total;
    double squares = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      squares += counts[cell] * (cell - mean) * (cell - mean);
    }
    double deviation = Math.sqrt(squares / Math.max(1, total - 1));
    int quartiles = cellAt(counts, total * 3 / 4 + 1) - cellAt(counts, Math.max(1, total / 4));
    double spread = Math.min(quartiles / 1.34, deviation);
    return Math.max(NARROWEST, 1.059 * spread * StrictMath.pow(total, -0.2));
  }

  /** The first cell up to which there are so many counts; the last with a count if never. */
  private static int cellAt(int[] counts, int wanted) {
    int sum = 0;
    int last = 0;
    for (int cell = 0; cell < counts.length && sum < wanted; cell++) {
      sum += counts[cell];
      last = counts[cell] > 0 ? cell : last;
    }
    return last;
  }
}
