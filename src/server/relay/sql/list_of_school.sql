-- Work for a school, oldest first.
SELECT name FROM box WHERE school_id = ?1 AND kind = 1 ORDER BY no;
