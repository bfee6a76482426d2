-- Acknowledged is on the disk: FULL, always.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
-- What is removed is written over.
PRAGMA secure_delete = ON;
PRAGMA wal_autocheckpoint = 1000;
PRAGMA journal_size_limit = 4194304;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA cache_size = -4096;
