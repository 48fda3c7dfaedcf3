package graft.core.photos;

/** The part of a given split that a photo lies in; {@link #NONE} where Graft splits. */
public enum Part {
  NONE,
  TRAIN,
  VALIDATION,
  TEST
}
