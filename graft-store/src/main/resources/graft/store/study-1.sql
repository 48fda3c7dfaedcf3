-- Doubles stand in columns without a type, because a REAL column turns -0.0 into 0.0.
-- A null among them is NaN, which SQLite cannot hold.
CREATE TABLE study (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  run      TEXT NOT NULL,
  version  TEXT NOT NULL,
  settings TEXT NOT NULL,
  data     TEXT NOT NULL
);

CREATE TABLE split (
  position INTEGER PRIMARY KEY,
  path     TEXT NOT NULL,
  pixels   TEXT NOT NULL,
  part     TEXT NOT NULL,
  label    TEXT NOT NULL
);

CREATE TABLE trial (
  number        INTEGER PRIMARY KEY,
  round         TEXT NOT NULL,
  learning_rate NOT NULL,
  batch_size    INTEGER NOT NULL,
  epochs        INTEGER NOT NULL,
  dropout NOT NULL,
  l1 NOT NULL,
  l2 NOT NULL
);

CREATE TABLE epoch (
  trial               INTEGER NOT NULL,
  fold                INTEGER NOT NULL,
  epoch               INTEGER NOT NULL,  -- from 1
  train_loss,
  validation_loss,
  validation_accuracy,
  PRIMARY KEY (trial, fold, epoch)
);

CREATE TABLE result (
  trial           INTEGER NOT NULL,
  fold            INTEGER NOT NULL,
  best_epoch      INTEGER NOT NULL,
  validation_loss,
  classes         INTEGER NOT NULL,
  logits          BLOB NOT NULL,         -- (rows, classes) float32, little-endian
  PRIMARY KEY (trial, fold)
);

CREATE TABLE decision (
  number   INTEGER PRIMARY KEY,
  sentence TEXT NOT NULL                 -- key of the template
);

CREATE TABLE decision_value (
  decision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (decision, position)
);
