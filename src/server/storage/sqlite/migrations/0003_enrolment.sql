-- Which tablets used a token up. One that asks again, since the answer was lost on its way,
-- takes no second use; a serial number on a token's list is good for one tablet.
CREATE TABLE token_use (
    school_id  BLOB NOT NULL,
    hash       BLOB NOT NULL,
    device_key BLOB NOT NULL CHECK (length(device_key) = 32),
    -- NULL where the token has no list.
    serial     TEXT,
    PRIMARY KEY (school_id, hash, device_key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX token_use_of_serial ON token_use (school_id, hash, serial);
