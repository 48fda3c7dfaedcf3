-- What is left of pixels at 16 x 16: to know a picture again, and to see what a set looks like.
CREATE TABLE glances (
  pixels   BLOB PRIMARY KEY NOT NULL,    -- SHA-256 of the pixels after orientation
  checksum INTEGER NOT NULL,             -- CRC-32C of pixels and glance
  glance   BLOB NOT NULL                 -- graft.core.photos.Glance, encoded
);
