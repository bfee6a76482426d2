SELECT no, key, body, mark FROM down
WHERE school_id = ?1 AND no > ?3 AND (device_id IS NULL OR device_id = ?2)
ORDER BY no LIMIT ?4;
