-- school.db, version 1: what the school told this tablet, and how contacts with it went.
-- All of it can be had again: a damaged file is set aside and pulled anew from number 0.

-- The down-log as it came, also entries of a kind that this program does not know yet. The
-- newest entry of a key counts, so the table is as long as what counts today.
CREATE TABLE down (
    key  TEXT    NOT NULL PRIMARY KEY,
    -- 0 where an earlier server of the school said it.
    no   INTEGER NOT NULL CHECK (no >= 0),
    -- A `wire::down::Down` in CBOR.
    body BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- One row once a school has told something: whose list it is, and up to where it was read.
CREATE TABLE reading (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    school_id  BLOB    NOT NULL CHECK (length(school_id) = 16),
    through_no INTEGER NOT NULL
) STRICT;

-- The newest contacts, for adults.
CREATE TABLE contact (
    nth      INTEGER NOT NULL PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    -- NULL for a success, else the short name of what went wrong.
    trouble  TEXT,
    n_sent   INTEGER NOT NULL,
    n_came   INTEGER NOT NULL,
    n_bytes  INTEGER NOT NULL
) STRICT;

-- The last contact that succeeded; it outlives its row in `contact`.
CREATE TABLE success (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    at_ms INTEGER NOT NULL
) STRICT;

-- Bytes that went over a network, both ways, by week since 1970 and kind of link.
CREATE TABLE spent (
    week    INTEGER NOT NULL,
    metered INTEGER NOT NULL CHECK (metered IN (0, 1)),
    n_bytes INTEGER NOT NULL,
    PRIMARY KEY (week, metered)
) STRICT, WITHOUT ROWID;

-- Where the school's server answered.
CREATE TABLE address (
    url     TEXT    NOT NULL PRIMARY KEY,
    good_nth INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Streams that a server refused for good; they are not sent again under the same conditions.
CREATE TABLE hold (
    stream_id  BLOB NOT NULL PRIMARY KEY CHECK (length(stream_id) = 16),
    conditions TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: when every stream was last told to the school, closed ones too.
CREATE TABLE told (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    -- Of the server's certificate.
    generation INTEGER NOT NULL,
    -- Weeks since 1970.
    week       INTEGER NOT NULL
) STRICT;
