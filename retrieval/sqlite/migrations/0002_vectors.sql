-- Vectors of a plan's entries are its part "vectors". embedder is who made
-- them, and vectors the SHA-256 of them; both are '' where it has none.

ALTER TABLE plans ADD COLUMN embedder TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN vectors  TEXT NOT NULL DEFAULT '';
