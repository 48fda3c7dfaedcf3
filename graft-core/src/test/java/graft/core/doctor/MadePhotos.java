package graft.core.doctor;

import graft.core.hash.Hash;
import graft.core.photos.Border;
import graft.core.photos.Glance;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFacts;
import graft.core.random.CounterRandom;
import graft.core.split.Grouping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Photos that nobody took: blobs of light, each with a seed of its own. */
final class MadePhotos {
  static final List<String> CLASSES = List.of("daisy", "rose", "tulip");

  private MadePhotos() {}

  /** So many a class, JPEGs of 320 x 240 whose size and brightness say nothing of the class. */
  static List<Made> usual(int each) {
    List<Made> photos = new ArrayList<>();
    for (int label = 0; label < CLASSES.size(); label++) {
      for (int i = 0; i < each; i++) {
        photos.add(Made.of(label, i));
      }
    }
    return photos;
  }

  static PhotoSet set(List<Made> photos) {
    List<Examined> examined = photos.stream().map(Made::examined).toList();
    return new PhotoSet(
        Path.of("photos"), examined, CLASSES, SavedAgain.find(examined), Grouping.NONE);
  }

  /**
   * A photo before it is looked at.
   *
   * @param seed of the picture
   * @param tone added to each grey value
   */
  record Made(
      String path,
      int label,
      Part part,
      long seed,
      int tone,
      String format,
      int width,
      int height,
      int orientation,
      long bytes,
      boolean grey,
      Border border) {

    static Made of(int label, int number) {
      long seed = 1000L * label + number;
      String path = "%s/photo%c%03d.jpg".formatted(CLASSES.get(label), 'a' + label, number);
      long bytes = 20_000L + Math.floorMod(CounterRandom.key(seed, 5), 20_000);
      return new Made(
          path, label, Part.NONE, seed, 0, "JPEG", 320, 240, 1, bytes, false, Border.NONE);
    }

    Made named(String value) {
      return new Made(
          value, label, part, seed, tone, format, width, height, orientation, bytes, grey, border);
    }

    Made in(Part value) {
      return new Made(
          path, label, value, seed, tone, format, width, height, orientation, bytes, grey, border);
    }

    Made labelled(int value) {
      return new Made(
          path, value, part, seed, tone, format, width, height, orientation, bytes, grey, border);
    }

    Made withTone(int value) {
      return new Made(
          path, label, part, seed, value, format, width, height, orientation, bytes, grey, border);
    }

    Made withFormat(String value) {
      return new Made(
          path, label, part, seed, tone, value, width, height, orientation, bytes, grey, border);
    }

    Made withSize(int x, int y) {
      return new Made(
          path, label, part, seed, tone, format, x, y, orientation, bytes, grey, border);
    }

    Made turned() {
      return new Made(path, label, part, seed, tone, format, width, height, 6, bytes, grey, border);
    }

    Made withBytes(long value) {
      return new Made(
          path, label, part, seed, tone, format, width, height, orientation, value, grey, border);
    }

    Made asGrey() {
      return new Made(
          path, label, part, seed, tone, format, width, height, orientation, bytes, true, border);
    }

    Made withBorder(Border value) {
      return new Made(
          path, label, part, seed, tone, format, width, height, orientation, bytes, grey, value);
    }

    Examined examined() {
      PhotoFacts.Decoded facts =
          new PhotoFacts.Decoded(
              Hash.ofText(path + seed + tone), width, height, format, orientation);
      Photo photo = new Photo(path, label, part, facts.pixels());
      return new Examined(photo, bytes, facts, glance());
    }

    Glance glance() {
      byte[] rgb = new byte[3 * Glance.SIDE * Glance.SIDE];
      for (int y = 0; y < Glance.SIDE; y++) {
        for (int x = 0; x < Glance.SIDE; x++) {
          int at = 3 * (y * Glance.SIDE + x);
          int light = Math.clamp(light(x, y) + tone, 0, 255);
          int same = light * 63 / 100; // as bright as the coloured one
          rgb[at] = (byte) (grey ? same : light);
          rgb[at + 1] = (byte) (grey ? same : light / 2);
          rgb[at + 2] = (byte) (grey ? same : light / 3);
        }
      }
      return Glance.of(rgb).with(border);
    }

    /** Four blobs. */
    private int light(int x, int y) {
      double sum = 20;
      for (int blob = 0; blob < 4; blob++) {
        double dx = x - 16 * CounterRandom.uniform(CounterRandom.key(seed, blob, 1));
        double dy = y - 16 * CounterRandom.uniform(CounterRandom.key(seed, blob, 2));
        double wide = 2 + 4 * CounterRandom.uniform(CounterRandom.key(seed, blob, 3));
        sum += 90 * Math.exp(-(dx * dx + dy * dy) / (wide * wide));
      }
      return (int) Math.min(255, sum);
    }
  }
}
