package graft.core.split;

import graft.core.hash.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deals whole groups, one after the other in the order that they come, so that each class is spread
 * as its size says as well as groups allow.
 */
final class GroupDealer {
  /**
   * Photos that stay together.
   *
   * @param counts photos of each class
   */
  record Group(Hash unit, List<Integer> counts) {
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
  Set<Hash> take(double share) {
    int[] taken = new int[totals.length];
    Set<Hash> units = new HashSet<>();
    for (Group group : groups) {
      int[] then = taken.clone();
      add(then, group);
      if (distance(then, share) < distance(taken, share) && leavesSome(group, then)) {
        taken = then;
        units.add(group.unit());
      }
    }
    return units;
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
   */
  Map<Hash, Integer> folds(int count) {
    int[][] folds = new int[count][totals.length];
    Map<Hash, Integer> foldOf = new HashMap<>();
    for (Group group : groups) {
      int best = 0;
      for (int fold = 1; fold < count; fold++) {
        double more = load(folds[fold], group) - load(folds[best], group);
        boolean smaller = Arrays.stream(folds[fold]).sum() < Arrays.stream(folds[best]).sum();
        best = more < 0 || (more == 0 && smaller) ? fold : best;
      }
      add(folds[best], group);
      foldOf.put(group.unit(), best);
    }
    return foldOf;
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

  /** Groups without any of the photos that may be dealt are none. */
  static List<Group> of(Map<Hash, int[]> counts, List<Hash> order) {
    List<Group> groups = new ArrayList<>();
    for (Hash unit : order) {
      groups.add(
          new Group(unit, Arrays.stream(counts.getOrDefault(unit, new int[0])).boxed().toList()));
    }
    return groups;
  }
}
