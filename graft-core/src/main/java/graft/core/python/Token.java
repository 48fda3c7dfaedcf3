package graft.core.python;

/**
 * The smallest piece of a script.
 *
 * @param text the value of a string; else as it is written
 * @param start where it begins in the cell's text
 * @param end where it has ended
 */
record Token(Kind kind, String text, Place place, int start, int end) {
  /** What it is. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** A string with holes, {@code f"{folder}/train"}. */
    TEMPLATE,
    SIGN,
    /** Behind the last one of a statement. */
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }
}
