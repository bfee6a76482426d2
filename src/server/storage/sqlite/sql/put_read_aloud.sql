INSERT INTO read_aloud (school_id, mark, at_ms, sealed) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO NOTHING;
