package graft.core.split;

import graft.core.photos.Photo;
import graft.core.words.Sentence;
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
 * @param foldCount rounds of cross-validation; 1 where there is one validation part
 * @param test sealed
 * @param notes what a person should know of the deal, in sentences
 */
public record Split(
    List<Photo> photos, List<Integer> folds, int foldCount, SealedTest test, List<Sentence> notes) {

  /** The fold of a photo that is trained on in every round. */
  public static final int ALWAYS_TRAIN = -1;

  public Split {
    photos = List.copyOf(photos);
    folds = List.copyOf(folds);
    notes = List.copyOf(notes);
    if (photos.size() != folds.size()) {
      throw new IllegalArgumentException(
          "every photo needs a fold: %d photos, %d folds".formatted(photos.size(), folds.size()));
    }
  }

  /** Whether one validation part stands in for cross-validation. */
  public boolean singleValidation() {
    return foldCount == 1;
  }

  /** The same with one more thing to know. */
  public Split withNote(Sentence note) {
    List<Sentence> more = new java.util.ArrayList<>(notes);
    more.add(note);
    return new Split(photos, folds, foldCount, test, more);
  }
}
