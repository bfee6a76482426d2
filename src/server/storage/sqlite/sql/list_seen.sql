SELECT device_id, seen_ms, waiting FROM device WHERE school_id = ?1 AND seen_ms IS NOT NULL;
