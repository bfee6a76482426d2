-- server.db: each write of a child's facts gives them another version, so that what pages
-- remember of them is known to hold or not without reading the facts.
ALTER TABLE folded ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
UPDATE folded SET version = random();
CREATE INDEX folded_version ON folded (school_id, learner_id, version);
