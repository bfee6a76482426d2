INSERT INTO token_use (school_id, hash, device_key, serial)
SELECT ?1, ?2, ?3, (SELECT serial FROM token_serial t
    WHERE t.school_id = ?1 AND t.hash = ?2 AND t.serial = ?4);
