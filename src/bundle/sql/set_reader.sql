-- A bundle comes from outside: it is never written, its schema is not trusted, damaged
-- pages are noticed, and a file on a card that is pulled gives an error and not a crash,
-- which is why it is not mapped into memory.
PRAGMA query_only = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
