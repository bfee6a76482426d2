SELECT device_id, seen_ms, status FROM device
WHERE school_id = ?1 AND seen_ms IS NOT NULL AND status IS NOT NULL;
