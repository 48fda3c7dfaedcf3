-- What a head may have beyond the article, and which part of the photos it learned from.
ALTER TABLE trial ADD COLUMN schedule TEXT NOT NULL DEFAULT 'CONSTANT';
ALTER TABLE trial ADD COLUMN label_smoothing NOT NULL DEFAULT 0.0;
ALTER TABLE trial ADD COLUMN class_weights INTEGER NOT NULL DEFAULT 0;
ALTER TABLE trial ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE trial ADD COLUMN ration_share NOT NULL DEFAULT 1.0;
ALTER TABLE trial ADD COLUMN ration_label INTEGER NOT NULL DEFAULT -1;

-- What was decided by the clock: a question of the plan, and the answer that is replayed.
CREATE TABLE answer (
  question TEXT PRIMARY KEY,
  answer   INTEGER NOT NULL
);
