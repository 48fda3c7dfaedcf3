-- The versions of the decoder that have taught something.
CREATE TABLE readers (
  id     INTEGER PRIMARY KEY,
  reader TEXT NOT NULL UNIQUE
);

-- What reading each file has taught. A row is a photo (broken is null) or says why it is none.
CREATE TABLE files (
  file        BLOB PRIMARY KEY NOT NULL, -- SHA-256 of the file's bytes
  reader_id   INTEGER NOT NULL,          -- readers.id: who says so
  pixels      BLOB,                      -- SHA-256 of the pixels after orientation
  width       INTEGER,                   -- pixels, after orientation
  height      INTEGER,
  format      TEXT,
  orientation INTEGER,                   -- EXIF, 1 to 8
  broken      TEXT,
  checksum    INTEGER NOT NULL           -- CRC-32C of the row
);

-- One row a graft.core.features.FeatureKey.
CREATE TABLE feature_sets (
  id       INTEGER PRIMARY KEY,
  view     TEXT NOT NULL,
  backbone BLOB NOT NULL,                -- SHA-256 of the backbone's file
  versions TEXT NOT NULL,
  length   INTEGER NOT NULL,             -- features a vector
  UNIQUE (view, backbone, versions)
);

CREATE TABLE features (
  set_id   INTEGER NOT NULL,             -- feature_sets.id
  pixels   BLOB NOT NULL,
  checksum INTEGER NOT NULL,             -- CRC-32C of pixels and vector
  vector   BLOB NOT NULL,                -- float32, little-endian
  UNIQUE (set_id, pixels)
);

CREATE TABLE looks (
  test_part BLOB NOT NULL,
  run       TEXT NOT NULL,
  look      INTEGER NOT NULL,            -- from 1, by test part
  UNIQUE (test_part, run)
);
