-- relay.db, version 1: boxes under way, and who asked for what. Nothing in it can be read
-- without keys that the relay does not have.

-- One row: by which name tablets know that the numbers of boxes are still the same.
CREATE TABLE relay (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    name BLOB    NOT NULL CHECK (length(name) = 8)
) STRICT;

CREATE TABLE box (
    -- Never used again, so that a tablet can say up to where it has taken its boxes.
    no        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name      BLOB    NOT NULL UNIQUE CHECK (length(name) = 10),
    school_id BLOB    NOT NULL CHECK (length(school_id) = 16),
    -- The key that opens it.
    key_id    BLOB    NOT NULL CHECK (length(key_id) = 8),
    -- As `wire::sealed_box::Kind`: 1 is for a school, the others are for a tablet.
    kind      INTEGER NOT NULL,
    came_ms   INTEGER NOT NULL,
    -- When its tablet said that it had taken it; NULL while it waits.
    taken_ms  INTEGER,
    size      INTEGER NOT NULL,
    file      BLOB    NOT NULL
) STRICT;

CREATE INDEX box_of_key ON box (key_id, kind, no);
CREATE INDEX box_of_school ON box (school_id, kind, no);
CREATE INDEX box_size ON box (school_id, kind, size);

-- Tablets that asked, and up to which number they have their school's down-log.
CREATE TABLE asked (
    school_id BLOB    NOT NULL CHECK (length(school_id) = 16),
    key_id    BLOB    NOT NULL CHECK (length(key_id) = 8),
    down_no   INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    PRIMARY KEY (school_id, key_id)
) STRICT, WITHOUT ROWID;
