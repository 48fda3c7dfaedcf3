package graft.core.photos;

import graft.core.hash.Hash;

/**
 * A readable photo with its label.
 *
 * @param path relative to the photos' folder, with forward slashes
 * @param label index into {@link Catalog#classes()}
 * @param part the part of a given split
 * @param pixels the hash of the pixels after orientation
 */
public record Photo(String path, int label, Part part, Hash pixels) {}
