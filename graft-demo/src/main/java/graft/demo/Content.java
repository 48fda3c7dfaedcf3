package graft.demo;

/** What a slot's file holds. */
sealed interface Content {
  /** A photo of the slot's own species. */
  record Ordinary() implements Content {}

  /** A photo of another species. */
  record Swapped(Species shown) implements Content {}

  /** The photo of another slot of the folder, saved at another quality. */
  record SavedAgain(Slot original) implements Content {}

  /** The bytes of a slot in another folder. */
  record CopiedAcross(Slot original) implements Content {}

  /** The first part of an ordinary file, above 0 and below 1. */
  record Truncated(double part) implements Content {}
}
