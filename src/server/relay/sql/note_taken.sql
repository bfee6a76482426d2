UPDATE box SET taken_ms = ?3 WHERE key_id = ?1 AND no <= ?2 AND kind IN (2, 3) AND taken_ms IS NULL;
