INSERT INTO blob (hash, size, bytes)
  SELECT hash, size, bytes FROM source.blob ORDER BY hash;
