/**
 * Photos of leaves, drawn: the folder of {@code graft demo} and the photo source of the tests.
 *
 * <p>Five species with the variety of real photos: any angle and size, cut off, folded, eaten, in
 * the shade, out of focus, noisy, poorly compressed, lying on their side. Faults that real folders
 * have (wrong labels, the same photo twice, broken files) can be planted and are reported, so that
 * a check can be measured against the truth.
 *
 * <p>Start with {@link graft.demo.DemoFolder}, which fills a folder, and {@link
 * graft.demo.LeafDrawer}, which draws one photo:
 *
 * <pre>{@code
 * DemoSettings settings = DemoSettings.defaults().withSeed(7).withPhotosPerSpecies(40);
 * DemoSummary drawn = DemoFolder.draw(settings, Path.of("leaves"));
 *
 * LeafPhoto oak = LeafDrawer.of(7).draw(Species.OAK, 1);
 * Files.write(Path.of("oak" + oak.format().suffix()), oak.encoded());
 * }</pre>
 *
 * <p>How a photo comes about: a {@link graft.demo.Shot} says what is photographed and how, the
 * species grows a {@link graft.demo.Leaf} of curves, a painter puts it on a background, and the
 * {@link graft.demo.Camera} adds what light, lens and sensor do.
 *
 * <p>Randomness comes from the caller's seed alone; sines and powers from {@link
 * java.lang.StrictMath}. What must not go in: a clock, other modules, any library but the JDK,
 * reading of photos.
 */
@NullMarked
package graft.demo;

import org.jspecify.annotations.NullMarked;
