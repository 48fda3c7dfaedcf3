-- Which process trains what, where several work on one study: a row until there is a result.
CREATE TABLE claim (
  trial  INTEGER NOT NULL,
  fold   INTEGER NOT NULL,
  worker TEXT NOT NULL,
  PRIMARY KEY (trial, fold)
);
