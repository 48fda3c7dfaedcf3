package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import graft.core.photos.Catalog;
import graft.core.photos.Problem;
import graft.core.scratch.LazyList;
import graft.core.split.Grouping;
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
   * What was seen of the readable photos.
   *
   * @param photos what a look at each of them showed, sorted by path
   * @param copies those that are nearly the same picture
   * @param groups which of them are known to belong together
   * @param answers what heads say of photos that they have not seen; empty where nobody asked
   */
  public record Evidence(
      List<Examined> photos,
      List<NearCopy> copies,
      Grouping groups,
      List<LabelDoubts.Answer> answers) {
    public Evidence {
      photos = LazyList.copyOf(photos);
      copies = List.copyOf(copies);
      answers = LazyList.copyOf(answers);
    }

    /** What one look at each photo shows. */
    public static Evidence of(List<Examined> photos, Grouping groups) {
      return new Evidence(photos, SavedAgain.find(photos), groups, List.of());
    }

    public Evidence withCopies(List<NearCopy> value) {
      return new Evidence(photos, value, groups, answers);
    }

    public Evidence withAnswers(List<LabelDoubts.Answer> value) {
      return new Evidence(photos, copies, groups, value);
    }
  }

  /**
   * What is wrong.
   *
   * @param catalog the readable photos, and what reading them has shown
   */
  public static List<Finding> examine(Catalog catalog, Evidence evidence) {
    List<Finding> findings = new ArrayList<>(ofProblems(catalog.problems()));
    LabelDoubts.of(evidence.answers(), catalog.classes()).ifPresent(findings::add);
    PhotoSet set =
        new PhotoSet(
            catalog.folder(),
            evidence.photos(),
            catalog.classes(),
            evidence.copies(),
            evidence.groups());
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
