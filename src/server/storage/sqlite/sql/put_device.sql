INSERT INTO device
    (school_id, device_id, key_id, device_key, box_key, serial, name, state, enrolled_ms)
VALUES (?1, ?2, ?3, ?4, ?5,
    (SELECT coalesce(max(serial), 0) + 1 FROM device WHERE school_id = ?1), ?6, ?7, ?8)
ON CONFLICT (school_id, device_id) DO UPDATE SET
    key_id = excluded.key_id, device_key = excluded.device_key, box_key = excluded.box_key,
    serial = excluded.serial, name = excluded.name, state = excluded.state,
    enrolled_ms = excluded.enrolled_ms
RETURNING serial;
