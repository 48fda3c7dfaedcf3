package graft.core.augment;

/** One kind of random change, or several in order. Settings only. */
public sealed interface Augmentation
    permits ColourJitter,
        Flip,
        KerasAugmentation,
        RandomErasing,
        RandomResizedCrop,
        Sequence,
        TrivialAugment {

  /** Nothing: the photo as it is. */
  static Augmentation none() {
    return Sequence.of();
  }

  /**
   * Reads what {@link #spec()} writes.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static Augmentation of(String spec) {
    return SpecReader.read(spec);
  }

  /**
   * The canonical text, such as {@code crop scale=0.5-1 ratio=0.75-1.333}: equal settings have
   * equal texts, unequal ones have not. It is part of the feature cache's key, so what is written
   * here stays as it is.
   */
  String spec();
}
