package graft.core.python;

/**
 * A statement that could not be read.
 *
 * @param place where reading it stopped
 * @param text the line that it stands in, shortened
 */
public record Unread(Place place, String text) {}
