package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes catalogues to deal out: photos with made-up pixels, copies among them. */
final class Deck {
  private final String name;
  private final List<Photo> photos = new ArrayList<>();
  private int classes;

  private Deck(String name) {
    this.name = name;
  }

  static Deck of(String name) {
    return new Deck(name);
  }

  /**
   * Two to six classes of every awkward size, some of whose photos are copies of others under the
   * same or another label.
   */
  static Deck random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] sizes = {1, 2, 3, 4, 7, 13, 39, 40, 41, 90, 250};
    Deck deck = new Deck("random " + seed);
    for (int k = 2 + random.nextInt(5); k > 0; k--) {
      deck.addClass(sizes[random.nextInt(sizes.length)]);
    }
    int copies = random.nextInt(1 + deck.photos.size() / 5);
    for (int i = 0; i < copies; i++) {
      Photo original = deck.photos.get(random.nextInt(deck.photos.size()));
      boolean sameLabel = random.nextInt(3) > 0;
      deck.addCopy(original, sameLabel ? original.label() : random.nextInt(deck.classes));
    }
    return deck;
  }

  /** A class of so many distinct pictures. */
  Deck addClass(int size) {
    return addClass(size, Part.NONE);
  }

  Deck addClass(int size, Part part) {
    classes++;
    return add(classes - 1, size, part);
  }

  /** More pictures in a class. */
  Deck add(int label, int size, Part part) {
    for (int i = 0; i < size; i++) {
      int number = photos.size();
      photos.add(photo(label, number, part, Hash.ofText(name + number)));
    }
    return this;
  }

  /** The same pixels once more. */
  Deck addCopy(Photo original, int label) {
    return addCopy(original, label, original.part());
  }

  Deck addCopy(Photo original, int label, Part part) {
    photos.add(photo(label, photos.size(), part, original.pixels()));
    return this;
  }

  private static Photo photo(int label, int number, Part part, Hash pixels) {
    return new Photo("class%d/%05d.jpg".formatted(label, number), label, part, pixels);
  }

  List<Photo> photos() {
    return List.copyOf(photos);
  }

  Catalog catalog() {
    return new Catalog(
        Path.of("photos"),
        IntStream.range(0, classes).mapToObj(k -> "class" + k).toList(),
        photos.stream().sorted(Comparator.comparing(Photo::path)).toList(),
        0,
        List.of());
  }
}
