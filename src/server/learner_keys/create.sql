-- keys/learners.db: one key a child, under which the server keeps what is hers. It lies apart
-- from the record, so that a copy of the record alone tells nothing of an erased child.
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA busy_timeout = 10000;
CREATE TABLE IF NOT EXISTS learner_key (
    -- A hash of her id; the id itself stands nowhere here.
    mark BLOB NOT NULL PRIMARY KEY CHECK (length(mark) = 16),
    -- NULL for ever once she was erased: nothing of hers is taken in again.
    key  BLOB CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;
