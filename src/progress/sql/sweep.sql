-- Writes the file anew without its free pages, and the write-ahead log down to nothing.
VACUUM;
PRAGMA wal_checkpoint(TRUNCATE);
