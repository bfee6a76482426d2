-- Boxes for the tablet of a key, after a number.
SELECT no, name FROM box WHERE key_id = ?1 AND kind IN (2, 3) AND no > ?2 AND school_id = ?3
ORDER BY no LIMIT ?4;
