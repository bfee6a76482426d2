SELECT device_id, device_key, box_key, serial, name, state, enrolled_ms
FROM device WHERE school_id = ?1 AND device_id = ?2;
