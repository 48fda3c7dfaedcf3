package graft.core.split;

import graft.core.hash.Hash;
import graft.core.photos.Photo;
import graft.core.scratch.LazyList;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Photos dealt out: those to learn from, with their folds, and the sealed test part.
 *
 * <p>Round k of the cross-validation trains on every photo whose fold is not k and validates on
 * those whose fold is k. A photo with fold {@link #ALWAYS_TRAIN} is trained on in every round; so
 * one validation part is the case of one fold.
 *
 * @param photos the non-test photos, sorted by path
 * @param folds the fold of each of them
 * @param units what each of them shares its fate with: its picture, or its group
 * @param foldCount rounds of cross-validation; 1 where there is one validation part
 * @param test sealed
 * @param leftOut photos that are neither learned from nor tested on: one picture under two labels
 * @param notes what a person should know of the deal, in sentences
 */
public record Split(
    List<Photo> photos,
    List<Integer> folds,
    List<Hash> units,
    int foldCount,
    SealedTest test,
    List<Photo> leftOut,
    List<Sentence> notes) {

  /** The fold of a photo that is trained on in every round. */
  public static final int ALWAYS_TRAIN = -1;

  public Split {
    photos = LazyList.copyOf(photos);
    folds = List.copyOf(folds);
    units = LazyList.copyOf(units);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
    if (photos.size() != folds.size() || photos.size() != units.size()) {
      throw new IllegalArgumentException(
          "every photo needs a fold and a unit: %d photos, %d folds, %d units"
              .formatted(photos.size(), folds.size(), units.size()));
    }
  }

  /** Whether one validation part stands in for cross-validation. */
  public boolean singleValidation() {
    return foldCount == 1;
  }

  /** The same with one more thing to know. */
  public Split withNote(Sentence note) {
    List<Sentence> more = new ArrayList<>(notes);
    more.add(note);
    return new Split(photos, folds, units, foldCount, test, leftOut, more);
  }
}
