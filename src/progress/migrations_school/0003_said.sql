-- Voices and pictures of messages, each under its BLAKE3. They can be fetched anew like all else.
CREATE TABLE said (
    hash  TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT;
