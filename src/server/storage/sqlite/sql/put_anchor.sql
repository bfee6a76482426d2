INSERT INTO anchor (school_id, device_id, boot_no, mono_ms, server_ms)
VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING;
