-- state.db: what follows from log.db. It holds nothing that the log does not say, so a
-- change here needs no migration: raise STATE_VERSION and the file is folded anew.

CREATE TABLE folded (
    stream_id   BLOB    NOT NULL PRIMARY KEY,
    through_seq INTEGER NOT NULL,
    head        BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: the day of the newest folded event.
CREATE TABLE estimate (
    day     INTEGER NOT NULL,
    boot_no INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL
) STRICT;
INSERT INTO estimate VALUES (0, 0, 0);

CREATE TABLE learner (
    nth        INTEGER NOT NULL PRIMARY KEY,
    learner_id BLOB    NOT NULL UNIQUE,
    nickname   TEXT    NOT NULL,
    picture    TEXT    NOT NULL
) STRICT;

-- What was chosen for a learner, the newest choice of each sort. When it was made (learn's
-- `When`) decides between it and what was chosen on other tablets.
CREATE TABLE preference (
    learner_id BLOB    NOT NULL,
    what       TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    minute     INTEGER NOT NULL,
    stream_id  BLOB    NOT NULL,
    seq        INTEGER NOT NULL,
    PRIMARY KEY (learner_id, what)
) STRICT, WITHOUT ROWID;

-- Lessons that were woken before their time.
CREATE TABLE woken (
    learner_id BLOB NOT NULL,
    lesson_id  TEXT NOT NULL,
    PRIMARY KEY (learner_id, lesson_id)
) STRICT, WITHOUT ROWID;

-- What a probe came to: ids of skills with blanks between them; ids hold none.
CREATE TABLE placement (
    learner_id BLOB    NOT NULL PRIMARY KEY,
    skills     TEXT    NOT NULL,
    minute     INTEGER NOT NULL,
    stream_id  BLOB    NOT NULL,
    seq        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lesson (
    learner_id    BLOB    NOT NULL,
    lesson_id     TEXT    NOT NULL,
    -- Where to go on; NULL when nothing was reached since the lesson was completed.
    resume_step   TEXT,
    -- The learner's first, second … completed lesson; NULL while it never was.
    completed_nth INTEGER,
    -- The day on which it was last completed, and the event that said so.
    completed_day INTEGER,
    stream_id     BLOB,
    seq           INTEGER,
    PRIMARY KEY (learner_id, lesson_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    nth        INTEGER NOT NULL PRIMARY KEY,
    learner_id BLOB    NOT NULL,
    lesson_id  TEXT    NOT NULL,
    day        INTEGER NOT NULL,
    n_answers  INTEGER NOT NULL DEFAULT 0,
    -- NULL until the lesson was left or completed.
    ms         INTEGER,
    completed  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX session_of_learner ON session (learner_id, nth);

CREATE TABLE practice (
    learner_id BLOB    NOT NULL,
    skill_id   TEXT    NOT NULL,
    -- The learn crate's compact form; the level is read from it.
    tries      BLOB    NOT NULL,
    PRIMARY KEY (learner_id, skill_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent (
    learner_id BLOB NOT NULL PRIMARY KEY,
    items      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
