package graft.core.coach;

import graft.core.words.Sentence;

/**
 * What a rule has found.
 *
 * @param rule its name, such as "rateTooHigh"
 * @param kind what sort of finding it is
 * @param verdict what was seen and concluded, with the numbers
 * @param next the next experiment, or what to do
 * @param p how sure it is: how often chance alone would look like this
 * @param gain what the remedy saved in log loss, measured; 0 where nothing was measured
 */
public record Finding(
    String rule, Kind kind, Sentence verdict, Sentence next, double p, double gain) {
  /** Sorts of findings. */
  public enum Kind {
    /** Something in the recipe is wrong, and a change was measured to be better. */
    ADVICE,
    /** Something about the photos. */
    PHOTOS,
    /** Something to know; nothing needs to be done. */
    NOTE
  }
}
