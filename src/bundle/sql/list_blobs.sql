SELECT hash, size FROM blob ORDER BY hash
