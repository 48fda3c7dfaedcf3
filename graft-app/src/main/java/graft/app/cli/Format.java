package graft.app.cli;

/** How results are printed. */
enum Format {
  TABLE,
  JSON,
  CSV
}
