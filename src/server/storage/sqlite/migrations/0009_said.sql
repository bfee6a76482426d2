-- server.db, version 9: voices and pictures of messages, how children read aloud, and what they
-- answered to messages.

CREATE TABLE said (
    school_id BLOB NOT NULL,
    -- BLAKE3 of the plain bytes, which messages name.
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    -- The mark of the child to whom it was said; then the bytes are sealed with her key. Empty
    -- for a class.
    mark      BLOB NOT NULL CHECK (length(mark) IN (0, 16)),
    media     TEXT NOT NULL,
    bytes     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX said_of_hash ON said (school_id, hash, mark);

CREATE TABLE read_aloud (
    school_id BLOB    NOT NULL,
    mark      BLOB    NOT NULL CHECK (length(mark) = 16),
    at_ms     INTEGER NOT NULL,
    -- What was read and how, as JSON, sealed with the child's key.
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (school_id, mark, at_ms)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_replied ON event (school_id, day) WHERE kind = 'replied';
