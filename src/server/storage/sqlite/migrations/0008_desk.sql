-- server.db, version 8: the teacher's desk. Adults with what they may see, who is signed in,
-- and what each child did on each day. The last follows from the segments, so all of it is
-- unfolded anew.

-- Where the school is, in words; and where it stands among schools: `bd`, or `bd/<district>`.
ALTER TABLE school ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE school ADD COLUMN above TEXT NOT NULL DEFAULT 'bd';

CREATE TABLE account (
    school_id  BLOB    NOT NULL,
    account_id BLOB    NOT NULL CHECK (length(account_id) = 16),
    -- What she types to sign in: NFC, lower case.
    login      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    -- argon2id of her password (desk/password.rs) with this salt.
    salt       BLOB    NOT NULL CHECK (length(salt) = 16),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    made_ms    INTEGER NOT NULL,
    PRIMARY KEY (school_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_of_login ON account (school_id, login);

-- A role within all that begins with a path, such as `bd/<district>/<school>/<class>`.
CREATE TABLE account_grant (
    school_id  BLOB NOT NULL,
    account_id BLOB NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('nation', 'district', 'school', 'class', 'packer')),
    path       TEXT NOT NULL,
    PRIMARY KEY (school_id, account_id, role, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    -- BLAKE3 of what the browser has: whoever reads the database is not signed in by it.
    hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    school_id  BLOB    NOT NULL,
    account_id BLOB    NOT NULL,
    -- What her forms carry.
    token      BLOB    NOT NULL CHECK (length(token) = 16),
    opened_ms  INTEGER NOT NULL,
    used_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a child did on a day with a tablet.
CREATE TABLE played (
    school_id  BLOB    NOT NULL,
    learner_id BLOB    NOT NULL,
    -- In Bangladesh, counted from 1970-01-01.
    day        INTEGER NOT NULL,
    device_id  BLOB    NOT NULL,
    -- How long lessons were open, milliseconds.
    ms         INTEGER NOT NULL,
    n_answered INTEGER NOT NULL,
    n_finished INTEGER NOT NULL,
    PRIMARY KEY (school_id, learner_id, day, device_id)
) STRICT, WITHOUT ROWID;

-- Children whom tablets entered are few among all events.
CREATE INDEX event_added ON event (school_id) WHERE kind = 'learner_added';
-- The newest answers of a child.
CREATE INDEX event_of_child ON event (school_id, learner_id, day, at_ms) WHERE kind = 'answered';
-- What a class answered in a lesson.
CREATE INDEX event_of_lesson ON event (school_id, lesson, day, learner_id)
    WHERE kind = 'answered';

DELETE FROM event;
DELETE FROM folded;
UPDATE projected SET through_id = 0;
