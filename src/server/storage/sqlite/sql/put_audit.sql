INSERT INTO audit (school_id, at_ms, what) VALUES (?1, ?2, ?3);
