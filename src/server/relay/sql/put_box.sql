INSERT OR IGNORE INTO box (name, school_id, key_id, kind, came_ms, size, file)
VALUES (?1, ?2, ?3, ?4, ?5, length(?6), ?6);
