-- server.db: training of teachers and visits of a mobile classroom, as the head of the school wrote
-- them down. No child is named in them.
CREATE TABLE held (
    no          INTEGER NOT NULL PRIMARY KEY,
    school_id   BLOB    NOT NULL,
    -- 1 training of teachers, 0 a visit.
    is_training INTEGER NOT NULL CHECK (is_training IN (0, 1)),
    -- In Bangladesh, counted from 1970-01-01.
    day         INTEGER NOT NULL,
    place       TEXT    NOT NULL,
    by_whom     TEXT    NOT NULL,
    n           INTEGER NOT NULL,
    minutes     INTEGER NOT NULL
) STRICT;
CREATE INDEX held_of_school ON held (school_id, day);
