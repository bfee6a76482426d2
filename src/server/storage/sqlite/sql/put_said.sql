INSERT INTO said (school_id, hash, mark, media, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO NOTHING;
