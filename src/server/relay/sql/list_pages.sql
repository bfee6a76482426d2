SELECT name FROM box WHERE key_id = ?1 AND school_id = ?2 AND kind = 3;
