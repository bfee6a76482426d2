-- server.db, version 1. Every key is led by school_id, so that a school can move to another
-- machine, or a table be spread over several, without a second thought.

CREATE TABLE school (
    school_id BLOB NOT NULL PRIMARY KEY CHECK (length(school_id) = 16),
    name      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    school_id  BLOB    NOT NULL,
    device_id  BLOB    NOT NULL CHECK (length(device_id) = 16),
    -- The first 8 bytes of the BLAKE3 of device_key: how a message names its speaker.
    key_id     BLOB    NOT NULL CHECK (length(key_id) = 8),
    device_key BLOB    NOT NULL CHECK (length(device_key) = 32),
    box_key    BLOB    NOT NULL CHECK (length(box_key) = 32),
    -- Number of its certificate.
    serial     INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    -- 0 active, 1 revoked.
    state      INTEGER NOT NULL DEFAULT 0,
    enrolled_ms INTEGER NOT NULL,
    PRIMARY KEY (school_id, device_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX device_of_key ON device (school_id, key_id);

-- One row a segment, as it came. The newest row of a stream is the stream's cursor: there is
-- nothing else that could disagree with it. A row table, because a segment of usual size then
-- lies whole in a leaf page.
CREATE TABLE segment (
    id          INTEGER PRIMARY KEY,
    school_id   BLOB    NOT NULL,
    stream_id   BLOB    NOT NULL,
    -- The first event that this row brought; earlier ones in its bytes were known.
    from_seq    INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL,
    head        BLOB    NOT NULL,
    device_id   BLOB    NOT NULL,
    received_ms INTEGER NOT NULL,
    bytes       BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX segment_of_stream ON segment (school_id, stream_id, last_seq);

-- What was refused and must not be lost: forks, segments of revoked tablets.
CREATE TABLE quarantine (
    id          INTEGER PRIMARY KEY,
    school_id   BLOB    NOT NULL,
    device_id   BLOB    NOT NULL,
    stream_id   BLOB    NOT NULL,
    why         TEXT    NOT NULL,
    received_ms INTEGER NOT NULL,
    -- BLAKE3 of the bytes: the same segment is kept once, however often it comes.
    hash        BLOB    NOT NULL,
    bytes       BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX quarantine_once ON quarantine (school_id, hash);

-- The down-log. An entry replaces the one of the same key; a key that is gone keeps a row
-- without a body, so that tablets hear of it.
CREATE TABLE down (
    school_id BLOB    NOT NULL,
    no        INTEGER NOT NULL,
    key       TEXT    NOT NULL,
    -- Whom it is for: NULL for every tablet of the school.
    device_id BLOB,
    body      BLOB,
    PRIMARY KEY (school_id, no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX down_of_key ON down (school_id, key);

CREATE TABLE token (
    school_id  BLOB    NOT NULL,
    -- BLAKE3 of the token: whoever reads the database cannot enrol with it.
    hash       BLOB    NOT NULL,
    expires_ms INTEGER NOT NULL,
    uses_left  INTEGER NOT NULL,
    PRIMARY KEY (school_id, hash)
) STRICT, WITHOUT ROWID;
-- Serial numbers for which a token is good; none means any.
CREATE TABLE token_serial (
    school_id BLOB NOT NULL,
    hash      BLOB NOT NULL,
    serial    TEXT NOT NULL,
    PRIMARY KEY (school_id, hash, serial)
) STRICT, WITHOUT ROWID;

-- How a boot's clock lay to the true time at a contact.
CREATE TABLE anchor (
    school_id BLOB    NOT NULL,
    device_id BLOB    NOT NULL,
    boot_no   INTEGER NOT NULL,
    mono_ms   INTEGER NOT NULL,
    server_ms INTEGER NOT NULL,
    PRIMARY KEY (school_id, device_id, boot_no, mono_ms)
) STRICT, WITHOUT ROWID;

-- How far segments were unfolded.
CREATE TABLE projected (through_id INTEGER NOT NULL) STRICT;
INSERT INTO projected VALUES (0);

-- Events as rows, for questions. All of it follows from the segments.
CREATE TABLE event (
    school_id  BLOB    NOT NULL,
    stream_id  BLOB    NOT NULL,
    seq        INTEGER NOT NULL,
    learner_id BLOB    NOT NULL,
    kind       TEXT    NOT NULL,
    wall_ms    INTEGER NOT NULL,
    mono_ms    INTEGER NOT NULL,
    boot_no    INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    lesson     TEXT,
    skill      TEXT,
    item       TEXT,
    -- The event as JSON; NULL where it cannot be read, and then why says the reason.
    body       TEXT,
    why        TEXT,
    PRIMARY KEY (school_id, stream_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_learner ON event (school_id, learner_id, wall_ms);
