package graft.core.doctor;

/**
 * Two photos that are nearly the same picture, or of which one is a part of the other.
 *
 * @param first the one that the other is set against
 * @param second the other
 * @param likeness the correlation of what they have in common, up to 1
 */
public record NearCopy(Examined first, Examined second, double likeness) {}
