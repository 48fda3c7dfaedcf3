package graft.app.cli;

/** What {@code --test-views} may say. */
enum TestViewsChoice {
  NONE,
  /** The mirror image. */
  FLIP
}
