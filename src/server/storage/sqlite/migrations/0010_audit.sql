-- server.db: what adults did stands in a hash chain, with who did it and to what.

-- What she types to sign in; empty for the command line and for the program itself.
ALTER TABLE audit ADD COLUMN who TEXT NOT NULL DEFAULT '';
-- To whom or what, such as `child <mark>`: never a child's name, never her id.
ALTER TABLE audit ADD COLUMN about TEXT NOT NULL DEFAULT '';
-- The chain's head behind this row (audit.rs); NULL in rows from before the chain, which the
-- first linked row vouches for.
ALTER TABLE audit ADD COLUMN link BLOB CHECK (link IS NULL OR length(link) = 32);
CREATE INDEX audit_of_school ON audit (school_id, no);

-- Rows are only ever added.
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'what was written down is not changed'); END;
CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'what was written down is not removed'); END;
