package graft.core.keras;

import graft.core.python.Place;
import graft.core.words.Sentence;

/**
 * Something about a script that its reader should know.
 *
 * @param kind what sort of thing
 * @param place where in the script it is
 * @param sentence what it is
 */
public record Remark(Kind kind, Place place, Sentence sentence) {
  /** The sorts of remark, in the order of telling. */
  public enum Kind {
    /** Keras does something other than one would think. */
    TRAP,
    /** Graft does it in another way, or not at all. */
    OTHERWISE,
    /** It could not be read. */
    UNREAD
  }
}
