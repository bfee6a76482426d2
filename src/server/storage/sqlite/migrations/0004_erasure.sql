-- server.db, version 3: what is about a child is sealed with her key (decision 9), and what
-- adults did is written down without her name.

-- Whom an entry is about; its body then holds key and body, sealed with her key.
ALTER TABLE down ADD COLUMN mark BLOB CHECK (length(mark) = 16);

CREATE TABLE audit (
    no        INTEGER NOT NULL PRIMARY KEY,
    school_id BLOB    NOT NULL,
    at_ms     INTEGER NOT NULL,
    -- Never a name, never an id of a child.
    what      TEXT    NOT NULL
) STRICT;

-- When a tablet was here last, to within the hour.
ALTER TABLE device ADD COLUMN seen_ms INTEGER;
-- How many events waited on it, as it said.
ALTER TABLE device ADD COLUMN waiting INTEGER;
