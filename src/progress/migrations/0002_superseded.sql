-- log.db, version 2: a stream that a server holds differently after some event. What came
-- after it was copied to a later stream, so here it counts, and is sent, no more.
ALTER TABLE stream ADD COLUMN kept_seq INTEGER CHECK (kept_seq >= 0);
