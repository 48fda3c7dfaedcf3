-- The random views of the photos that a trial learns from beside the photos as they are.
ALTER TABLE trial ADD COLUMN views TEXT NOT NULL DEFAULT 'none';
