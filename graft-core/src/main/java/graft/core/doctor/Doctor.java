package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import graft.core.photos.Catalog;
import graft.core.photos.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says what is wrong with a set of photos, the worst first. */
public final class Doctor {
  private static final List<Check> CHECKS =
      List.of(new LookAlikes(), new Shortcuts(), new Groups(), new Imbalance(), new OddPictures());

  private Doctor() {}

  /**
   * What is wrong.
   *
   * @param catalog the readable photos, and what reading them has shown
   * @param photos what a look at each of them showed
   * @param answers what heads say of photos that they have not seen; empty where nobody asked
   */
  public static List<Finding> examine(
      Catalog catalog, List<Examined> photos, List<LabelDoubts.Answer> answers) {
    List<Finding> findings = new ArrayList<>(ofProblems(catalog.problems()));
    LabelDoubts.of(answers, catalog.classes()).ifPresent(findings::add);
    PhotoSet set = new PhotoSet(photos, catalog.classes());
    CHECKS.forEach(check -> findings.addAll(check.look(set)));
    findings.sort(Comparator.comparing(Finding::kind)); // stable: the clearest of a kind first
    return List.copyOf(findings);
  }

  /** One finding a kind of problem. */
  private static List<Finding> ofProblems(List<Problem> problems) {
    Map<Kind, List<Case>> cases = new EnumMap<>(Kind.class);
    for (Problem problem : problems) {
      cases
          .computeIfAbsent(Kind.valueOf(problem.kind().name()), k -> new ArrayList<>())
          .add(new Case(problem.path(), "", problem.detail()));
    }
    return Finding.counted(cases);
  }
}
