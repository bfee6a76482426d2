INSERT INTO token (school_id, hash, expires_ms, uses_left) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (school_id, hash) DO UPDATE
SET expires_ms = excluded.expires_ms, uses_left = excluded.uses_left;
