/**
 * The photos of a folder and what is wrong with them.
 *
 * <p>Start with {@link graft.core.photos.PhotoFolder}, which lists a folder without opening a file,
 * and {@link graft.core.photos.Catalog}, the readable photos with their labels. Between the two
 * every file is read once ({@link graft.core.photos.PhotoFacts}); that needs a decoder and so
 * happens in graft-vision.
 *
 * <pre>{@code
 * Listing listing = PhotoFolder.list(Path.of("photos"));
 * listing.classes();   // [daisy, dandelion, roses]
 * }</pre>
 *
 * <p>No decoding, no splitting and no features in here.
 */
@NullMarked
package graft.core.photos;

import org.jspecify.annotations.NullMarked;
