package graft.core.photos;

/**
 * Something about the photos that a person should know: which file, what is wrong with it, what to
 * do. A problem never stops a run.
 *
 * @param kind what sort of problem
 * @param path the file or folder, relative to the photos' folder, with forward slashes
 * @param detail one sentence: what was found and what can be done
 */
public record Problem(Kind kind, String path, String detail) {

  /** The sorts of problem, the worst first. */
  public enum Kind {
    /** The file is no readable photo; it is left out. */
    UNREADABLE,
    /** The same pixels carry two labels: one of them must be wrong. */
    LABEL_CONFLICT,
    /** The same pixels lie in two parts of a given split: the figures flatter. */
    LEAK,
    /** The class has too few photos to be split or learned. */
    TOO_FEW,
    /** A class folder without a readable photo; the class is left out. */
    EMPTY_CLASS,
    /** Two class names look the same but differ in their Unicode form. */
    SIMILAR_NAME,
    /** The same pixels again under the same label. */
    DUPLICATE,
    /** The file's name says another format than its bytes. */
    WRONG_NAME,
    /** A folder that could not be listed, or a link that leads back to a folder above it. */
    SKIPPED_FOLDER
  }

  /** Whether the file is not used at all. */
  public boolean leavesOut() {
    return kind == Kind.UNREADABLE;
  }
}
