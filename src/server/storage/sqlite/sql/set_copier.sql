-- The source stays read-only by how it was opened; only the copy is written.
PRAGMA query_only = OFF;
