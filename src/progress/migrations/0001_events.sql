-- log.db, version 1: what happened on this tablet. Rows are added and never changed; only
-- `stream.closed` and `acked` move, and both move forward only.

-- One copy of the log. A tablet whose database may have gone backwards starts a new one.
CREATE TABLE stream (
    stream_id    BLOB    NOT NULL PRIMARY KEY CHECK (length(stream_id) = 16),
    -- The order in which the streams of this file were started, from 1.
    nth          INTEGER NOT NULL UNIQUE,
    device_id    BLOB    NOT NULL CHECK (length(device_id) = 16),
    started_boot INTEGER NOT NULL,
    -- 1 for ever once a later stream was started; one stream at most is open.
    closed       INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) STRICT, WITHOUT ROWID;

-- A small number for each learner of a stream, so that no event carries 16 bytes for her.
CREATE TABLE learner_no (
    stream_id  BLOB    NOT NULL REFERENCES stream (stream_id),
    learner_no INTEGER NOT NULL,
    learner_id BLOB    NOT NULL CHECK (length(learner_id) = 16),
    PRIMARY KEY (stream_id, learner_no),
    UNIQUE (stream_id, learner_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    stream_id  BLOB    NOT NULL REFERENCES stream (stream_id),
    -- From 1, without gaps.
    seq        INTEGER NOT NULL CHECK (seq > 0),
    learner_no INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    -- Version of the body's form.
    ver        INTEGER NOT NULL,
    wall_ms    INTEGER NOT NULL,
    mono_ms    INTEGER NOT NULL,
    boot_no    INTEGER NOT NULL,
    -- The event in CBOR.
    body       BLOB    NOT NULL,
    -- The chain's head after this event.
    h          BLOB    NOT NULL CHECK (length(h) = 16),
    PRIMARY KEY (stream_id, seq)
) STRICT, WITHOUT ROWID;

-- How far a server has signed that a stream is stored. It lives here, and not in state.db,
-- because it must go backwards together with the events when an old copy is restored.
CREATE TABLE acked (
    stream_id   BLOB    NOT NULL PRIMARY KEY REFERENCES stream (stream_id),
    through_seq INTEGER NOT NULL,
    head        BLOB    NOT NULL CHECK (length(head) = 16)
) STRICT, WITHOUT ROWID;
