INSERT INTO quarantine (school_id, device_id, stream_id, why, received_ms, hash, bytes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING;
