package graft.core.split;

import graft.core.photos.Photo;

/** Two photos that are one picture, or nearly. */
public record Alike(Photo one, Photo other) {}
