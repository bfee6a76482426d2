-- Relays that this tablet met: carriers of boxes, whom nothing has to be believed.
CREATE TABLE relay (
    url      TEXT    NOT NULL PRIMARY KEY,
    -- SHA-256 of the key that it showed, so that the next contact opens with fewer bytes.
    pin      BLOB    NOT NULL CHECK (length(pin) = 32),
    -- By which its numbers are known to be the same, and up to which boxes were taken.
    name     BLOB    NOT NULL CHECK (length(name) = 8),
    after_no INTEGER NOT NULL,
    met_nth  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
