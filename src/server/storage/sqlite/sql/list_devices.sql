SELECT device_id, device_key, box_key, serial, name, state, enrolled_ms
FROM device WHERE school_id = ?1 ORDER BY serial;
