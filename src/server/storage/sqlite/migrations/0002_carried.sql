-- When each event happened, as far as anybody can know, and what each child's answers come
-- to. All of it follows from the segments, so it is unfolded anew.

DELETE FROM event;
UPDATE projected SET through_id = 0;
-- The likeliest time (learn::clock), the most that it may be off, what it rests on
-- (0 exact, 1 bounded, 2 claimed, 3 unknown), and the day in Bangladesh since 1970-01-01.
ALTER TABLE event ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN err_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN source INTEGER NOT NULL DEFAULT 3;
ALTER TABLE event ADD COLUMN day INTEGER NOT NULL DEFAULT 0;

CREATE TABLE folded (
    school_id  BLOB NOT NULL,
    learner_id BLOB NOT NULL,
    -- `fold.rs`: her facts, and how far into which streams they reach.
    state      BLOB NOT NULL,
    -- When the newest answer arrived that tablets were not told of; NULL where they were.
    changed_ms INTEGER,
    PRIMARY KEY (school_id, learner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX folded_changed ON folded (changed_ms) WHERE changed_ms IS NOT NULL;
