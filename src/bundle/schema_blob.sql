-- Only the single-file form has this table; the two-part form keeps the same bytes in a
-- blob store beside the index. `hash` is BLAKE3 in 64 lower-case hexadecimal digits.
CREATE TABLE blob (
  hash TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
