package graft.core.photos;

/**
 * A file that may be a photo, found in a class folder and not yet read.
 *
 * @param path relative to the photos' folder, with forward slashes
 * @param label the name of its class folder
 * @param part the part of a given split
 * @param bytes the file's size
 */
public record PhotoFile(String path, String label, Part part, long bytes) {}
