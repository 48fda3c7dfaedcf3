package graft.core.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Deals whole groups, one after the other in the order that they come, so that each class is spread
 * as its size says as well as groups allow.
 */
final class GroupDealer {
  /**
   * Photos that stay together.
   *
   * @param picture what they go by
   * @param counts photos of each class that may be dealt
   */
  record Group(int picture, List<Integer> counts) {
    Group {
      counts = List.copyOf(counts);
    }
  }

  private final List<Group> groups;
  private final int[] totals; // photos of each class

  GroupDealer(List<Group> groups, int classes) {
    this.groups = List.copyOf(groups);
    this.totals = new int[classes];
    groups.forEach(group -> add(totals, group));
  }

  /**
   * A group is taken where that brings the classes nearer to their share, and leaves some of each.
   */
  BitSet take(double share) {
    int[] taken = new int[totals.length];
    BitSet pictures = new BitSet();
    for (Group group : groups) {
      int[] then = taken.clone();
      add(then, group);
      if (distance(then, share) < distance(taken, share) && leavesSome(group, then)) {
        taken = then;
        pictures.set(group.picture());
      }
    }
    return pictures;
  }

  private double distance(int[] taken, double share) {
    double distance = 0;
    for (int k = 0; k < taken.length; k++) {
      distance += Math.abs(taken[k] - share * totals[k]);
    }
    return distance;
  }

  private boolean leavesSome(Group group, int[] then) {
    for (int k = 0; k < then.length; k++) {
      if (group.counts().get(k) > 0 && then[k] == totals[k]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Each group goes to the fold that has least of its classes, else the smallest, else the first.
   *
   * @param foldOf where the fold of each is put, by what the group goes by
   */
  void deal(int count, int[] foldOf) {
    int[][] folds = new int[count][totals.length];
    for (Group group : groups) {
      int best = 0;
      for (int fold = 1; fold < count; fold++) {
        double more = load(folds[fold], group) - load(folds[best], group);
        boolean smaller = Arrays.stream(folds[fold]).sum() < Arrays.stream(folds[best]).sum();
        best = more < 0 || (more == 0 && smaller) ? fold : best;
      }
      add(folds[best], group);
      foldOf[group.picture()] = best;
    }
  }

  /** How much of the group's classes a fold has, each class by its size. */
  private double load(int[] fold, Group group) {
    double load = 0;
    for (int k = 0; k < fold.length; k++) {
      load += fold[k] * (double) group.counts().get(k) / Math.max(1, totals[k]);
    }
    return load;
  }

  private static void add(int[] counts, Group group) {
    for (int k = 0; k < counts.length; k++) {
      counts[k] += group.counts().get(k);
    }
  }
}
