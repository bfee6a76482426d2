-- The temporary file is thrown away after a crash, so nothing has to be safe on the disk;
-- the journal in memory is kept so that a refused row leaves the rest as it was.
PRAGMA page_size = 4096;
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = NORMAL;
PRAGMA temp_store = MEMORY;
