-- Writes the file anew without its free pages, and the write-ahead log down to nothing.
PRAGMA busy_timeout = 20000;
VACUUM;
