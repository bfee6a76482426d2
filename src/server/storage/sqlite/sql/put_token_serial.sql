INSERT INTO token_serial (school_id, hash, serial) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING;
