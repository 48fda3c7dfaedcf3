package graft.app.backbone;

import graft.core.error.UserError;
import graft.core.photos.PhotoFile;
import graft.core.photos.PhotoFolder;
import graft.core.photos.PhotoSource;
import graft.demo.LeafDrawer;
import graft.demo.Species;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.train.intake.Intake.Squares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The few photos on which a backbone is tried, decoded when they are wanted. */
public final class FewPhotos implements Squares {
  /** Enough for every class of most folders. */
  private static final int COUNT = 12;

  /** Of the drawn ones. */
  private static final long SEED = 34;

  private static final int GREY = 127;

  private final List<Source> sources;
  private final Fit fit;
  private final Map<Integer, List<Pixels>> made = new HashMap<>();

  private FewPhotos(List<Source> sources, Fit fit) {
    this.sources = List.copyOf(sources);
    this.fit = fit;
  }

  /** Gives one photo. */
  @FunctionalInterface
  private interface Source {
    DecodedPhoto decoded() throws IOException, UnreadablePhotoException;
  }

  /**
   * Photos of a folder, from all over it.
   *
   * @throws UserError if fewer than two can be read
   */
  public static FewPhotos of(PhotoSource photos, Fit fit, BooleanSupplier interrupted) {
    List<PhotoFile> files = PhotoFolder.list(photos, interrupted).files();
    List<Source> readable = new ArrayList<>();
    int wanted = Math.min(COUNT, files.size());
    for (int i = 0; i < files.size() && readable.size() < wanted; i++) {
      Path file = photos.folder().resolve(files.get(place(i, files.size())).path());
      Source source = () -> PhotoDecoder.decode(Files.readAllBytes(file));
      if (isReadable(source)) {
        readable.add(source);
      }
    }
    if (readable.size() < 2) {
      throw new UserError(
          "A backbone is tried on two photos or more, but %d of those in %s can be read"
              .formatted(readable.size(), photos.folder()));
    }
    return new FewPhotos(readable, fit);
  }

  /** Drawn leaves, where nobody has named photos. */
  public static FewPhotos drawn() {
    LeafDrawer drawer = LeafDrawer.of(SEED);
    List<Source> leaves = new ArrayList<>();
    for (int index = 1; leaves.size() < COUNT; index++) {
      for (Species species : Species.values()) {
        int number = index;
        leaves.add(() -> PhotoDecoder.decode(drawer.draw(species, number).encoded()));
      }
    }
    return new FewPhotos(leaves.subList(0, COUNT), Fit.SQUASH);
  }

  /** A walk over all places in large steps, so that the first few are from everywhere. */
  private static int place(int i, int count) {
    int step = Math.max(1, count / COUNT);
    while (gcd(step, count) > 1) {
      step++;
    }
    return Math.toIntExact((long) i * step % count);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static boolean isReadable(Source source) {
    try {
      return source.decoded().pixels().width() > 0;
    } catch (IOException | UnreadablePhotoException | OutOfMemoryError e) {
      return false;
    }
  }

  @Override
  public List<Pixels> of(int size) {
    return made.computeIfAbsent(
        size, side -> sources.stream().map(source -> square(source, side)).toList());
  }

  private Pixels square(Source source, int size) {
    try {
      return fit.square(source.decoded().pixels(), size, GREY);
    } catch (IOException | UnreadablePhotoException e) {
      throw new UserError("A photo could be read, and now it cannot: " + e.getMessage(), e);
    }
  }
}
