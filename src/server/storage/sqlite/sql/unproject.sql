-- Rows follow from segments, and only segments are sealed: a copy goes without them. Nobody is
-- signed in on a copy.
PRAGMA journal_mode = DELETE;
DELETE FROM event;
DELETE FROM folded;
DELETE FROM played;
DELETE FROM session;
UPDATE projected SET through_id = 0;
VACUUM;
