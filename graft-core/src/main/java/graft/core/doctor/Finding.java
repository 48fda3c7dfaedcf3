package graft.core.doctor;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Map;

/**
 * Something about a set of photos.
 *
 * @param kind what sort of thing
 * @param seen what was found, with its numbers; the risk and what to do stand under the key of the
 *     kind, ending in ".risk" and ".todo"
 * @param cases the photos or folders it was found in, the clearest first; empty where it is about
 *     all of them
 */
public record Finding(Kind kind, Sentence seen, List<Case> cases) {
  public Finding {
    cases = List.copyOf(cases);
  }

  /** A finding whose only number is that of its cases; one case has a sentence of its own. */
  static Finding counted(Kind kind, List<Case> cases) {
    Sentence seen = Sentence.of("check." + kind).with("count", cases.size());
    return new Finding(kind, cases.size() == 1 ? seen.part(".one") : seen, cases);
  }

  /** One a kind, in the order of kinds. */
  static List<Finding> counted(Map<Kind, List<Case>> cases) {
    return cases.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> counted(e.getKey(), e.getValue()))
        .toList();
  }

  /** The sorts of finding, the worst first. */
  public enum Kind {
    /** No readable photo; left out. */
    UNREADABLE,
    /** The same pixels under two labels. */
    LABEL_CONFLICT,
    /** Nearly the same picture under two labels. */
    NEAR_CONFLICT,
    /** Heads that have not seen the photo are sure of another class. */
    MISLABELLED,
    /** The same pixels in two parts of a given split. */
    LEAK,
    /** Nearly the same picture in two parts of a given split. */
    NEAR_LEAK,
    /** Something that is not the subject gives the class away. */
    SHORTCUT,
    /** File names show groups of photos that a random split would tear apart. */
    GROUPS,
    /** A class with too few photos. */
    TOO_FEW,
    /** A class folder without a readable photo. */
    EMPTY_CLASS,
    /** Class names that look the same. */
    SIMILAR_NAME,
    /** One class has many times the photos of another. */
    IMBALANCE,
    /** Pictures of one tone. */
    BLANK,
    /** The same pixels again. */
    DUPLICATE,
    /** Nearly the same picture again. */
    NEAR_DUPLICATE,
    /** Pictures smaller than what a backbone looks at. */
    SMALL,
    /** Pictures many times longer than wide, or wider than long. */
    LONG,
    /** Grey pictures among coloured ones. */
    GREY,
    /** Names that say another format than the bytes. */
    WRONG_NAME,
    /** Folders that could not be listed. */
    SKIPPED_FOLDER
  }

  /**
   * One photo or folder.
   *
   * @param path relative to the photos' folder, with forward slashes
   * @param other what it is set against: the first of two alike; empty where there is none
   * @param detail what was seen there, in numbers; empty where the kind says it all
   */
  public record Case(String path, String other, String detail) {}
}
